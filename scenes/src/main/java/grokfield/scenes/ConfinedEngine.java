package grokfield.scenes;

import grokfield.sim.EngineException;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.UnstableException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * An engine that lives on a thread of its own: made, used and closed there, whoever calls. A device's driver ties what it
 * holds to the thread that made it, while a world gets its engine from the thread that prepared it. Callers wait.
 */
final class ConfinedEngine implements ForceEngine {
    private final ExecutorService thread;
    private final ForceEngine engine;
    private final String name;
    private final String description;

    /**
     * @param name of the thread
     * @param making makes the engine, on its thread
     * @throws EngineException if it cannot be made
     */
    ConfinedEngine(String name, Supplier<ForceEngine> making) {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        try {
            engine = call(making::get);
            this.name = call(engine::name);
            description = call(engine::description);
        } catch (RuntimeException | Error failed) {
            thread.shutdown();
            throw failed;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void forces(ForceParameters parameters, double[] positions, double[] forces) {
        call(() -> {
            engine.forces(parameters, positions, forces);
            return true;
        });
    }

    @Override
    public void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException {
        Future<Boolean> advancing = thread.submit(() -> {
            engine.advance(parameters, state, steps);
            return true;
        });
        try {
            join(advancing);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnstableException unstable) {
                throw unstable;
            }
            throw unchecked(failed);
        }
    }

    @Override
    public void close() {
        try {
            call(() -> {
                engine.close();
                return true;
            });
        } finally {
            thread.shutdown();
        }
    }

    private <T> T call(Callable<T> work) {
        try {
            return join(thread.submit(work));
        } catch (ExecutionException failed) {
            throw unchecked(failed);
        }
    }

    /** Waits to the end even if interrupted: the caller's arrays are in use until then. */
    private static <T> T join(Future<T> future) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            case null, default -> new EngineException(String.valueOf(failed.getMessage()), failed);
        };
    }
}
