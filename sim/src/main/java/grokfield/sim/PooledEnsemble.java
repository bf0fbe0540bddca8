package grokfield.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An ensemble on the processor's cores: one engine for each worker, one state at a time for each engine. */
final class PooledEnsemble implements EnsembleEngine {
    private final Workers workers;
    private final BlockingQueue<ForceEngine> idle;
    private final String name;

    /**
     * @param single makes an engine that keeps to its caller's thread
     * @param workers one state is one part
     */
    PooledEnsemble(Supplier<ForceEngine> single, Workers workers) {
        this.workers = workers;
        idle = new ArrayBlockingQueue<>(workers.parallelism());
        for (int i = 0; i < workers.parallelism(); i++) {
            idle.add(single.get());
        }
        name = idle.element().name();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Optional<UnstableException>> advance(
            ForceParameters parameters, List<ParticleState> states, int steps) {
        @Nullable UnstableException[] stopped = new UnstableException[states.size()];
        workers.run(states.size(), i -> stopped[i] = advance(parameters, states.get(i), steps));
        List<Optional<UnstableException>> results = new ArrayList<>();
        for (UnstableException thrown : stopped) {
            results.add(Optional.ofNullable(thrown));
        }
        return results;
    }

    private @Nullable UnstableException advance(ForceParameters parameters, ParticleState state, int steps) {
        ForceEngine engine = idle.remove(); // as many engines as parts that run at once
        try {
            engine.advance(parameters, state, steps);
            return null;
        } catch (UnstableException thrown) {
            return thrown;
        } finally {
            idle.add(engine);
        }
    }

    @Override
    public void close() {
        idle.forEach(ForceEngine::close);
    }
}
