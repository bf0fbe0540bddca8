package grokfield.sim.tornado;

import grokfield.sim.EngineException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import uk.ac.manchester.tornado.api.exceptions.TornadoDeviceFP64NotSupported;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.exceptions.TornadoMemoryException;
import uk.ac.manchester.tornado.api.exceptions.TornadoOutOfMemoryException;

/**
 * The plans that are compiled at the time: a few of those used last, so that engines of like sizes share a plan and a reset
 * compiles nothing. TornadoVM is entered by one thread at a time.
 */
final class Plans {
    private static final int MOST = 8;
    private static final int CLAUSE_LENGTH = 200;

    private static final Map<Capacity, Plan> COMPILED = new LinkedHashMap<>(MOST, 0.75f, true);
    private static final Object TORNADO = new Object();

    /** Faults for the next uses, of which tests make use; a use without one is an ordinary use. */
    private static final Deque<Runnable> FAULTS = new ArrayDeque<>();

    private Plans() {}

    /**
     * Uses the plan of a capacity, which is compiled if need be.
     *
     * @throws EngineException if it cannot be compiled or the device fails; the plan is forgotten then
     */
    static <T> T use(Capacity capacity, Function<Plan, T> use) {
        synchronized (TORNADO) {
            try {
                Plan plan = COMPILED.get(capacity);
                if (plan == null) {
                    plan = compile(capacity);
                }
                Runnable fault = FAULTS.poll();
                if (fault != null) {
                    fault.run();
                }
                return use.apply(plan);
            } catch (EngineException failed) {
                forget(capacity);
                throw failed;
            } catch (RuntimeException | Error failed) {
                forget(capacity);
                throw failure(capacity.device().name(), "failed", failed);
            }
        }
    }

    /** Makes the uses from the next one on fail with these. */
    static void failNext(Runnable... faults) {
        synchronized (TORNADO) {
            FAULTS.addAll(java.util.List.of(faults));
        }
    }

    private static Plan compile(Capacity capacity) {
        capacity.check(capacity.device().memory(), capacity.device().largestBuffer());
        if (COMPILED.size() >= MOST) {
            forget(COMPILED.keySet().iterator().next());
        }
        try {
            Plan plan = new Plan(capacity);
            COMPILED.put(capacity, plan);
            return plan;
        } catch (RuntimeException | Error failed) {
            throw failure(capacity.device().name(), "cannot compile the kernels", failed);
        }
    }

    private static void forget(Capacity capacity) {
        Plan plan = COMPILED.remove(capacity);
        if (plan != null) {
            try {
                plan.close();
            } catch (TornadoExecutionPlanException | RuntimeException | Error ignored) {
                // A device that failed may fail to give its memory back; nothing more can be done about it.
            }
        }
    }

    /** One clause about what TornadoVM threw. */
    static EngineException failure(String device, String what, Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal) {
            throw fatal;
        }
        if (thrown instanceof TornadoOutOfMemoryException || thrown instanceof TornadoMemoryException) {
            return new EngineException(device + " ran out of memory", thrown);
        }
        if (thrown instanceof TornadoDeviceFP64NotSupported) {
            return new EngineException(device + " has no double precision, which positions need", thrown);
        }
        return new EngineException(device + " " + what + ": " + clause(thrown), thrown);
    }

    /** The first line of a message, without colours. */
    private static String clause(Throwable thrown) {
        String message = thrown.getMessage();
        String text = message == null
                ? ""
                : message.replaceAll("\u001b\\[[0-9;]*m", "").strip();
        String line = text.isEmpty()
                ? thrown.getClass().getSimpleName()
                : text.lines().findFirst().orElseThrow();
        return line.length() <= CLAUSE_LENGTH ? line : line.substring(0, CLAUSE_LENGTH) + " …";
    }
}
