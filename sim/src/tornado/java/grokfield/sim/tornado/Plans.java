package grokfield.sim.tornado;

import grokfield.sim.EngineException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** How TornadoVM begins the lines of a message that say why it could not go on. */
    private static final Pattern REASON = Pattern.compile("^(Reason|The internal error is): *");

    private static final Map<Capacity, Plan> COMPILED = new LinkedHashMap<>(MOST, 0.75f, true);
    private static final Object TORNADO = new Object();

    /** What the next calls of TornadoVM are to meet with, a seam for tests: each call takes one and runs it first. */
    private static final Deque<Runnable> MEETINGS = new ArrayDeque<>();

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

    /** Makes the next calls of TornadoVM, to compile or to launch, run these first; one that throws makes the call fail. */
    static void meetNext(Runnable... meetings) {
        synchronized (TORNADO) {
            MEETINGS.clear();
            MEETINGS.addAll(Arrays.asList(meetings));
        }
    }

    /** To be called before each call of TornadoVM. */
    static void meet() {
        Runnable meeting = MEETINGS.poll();
        if (meeting != null) {
            meeting.run();
        }
    }

    /** How many plans are compiled. */
    static int count() {
        synchronized (TORNADO) {
            return COMPILED.size();
        }
    }

    /** Gives back what all plans hold. */
    static void forgetAll() {
        synchronized (TORNADO) {
            List.copyOf(COMPILED.keySet()).forEach(Plans::forget);
        }
    }

    private static Plan compile(Capacity capacity) {
        capacity.check(capacity.device().memory(), capacity.device().largestBuffer());
        if (COMPILED.size() >= MOST) {
            forget(COMPILED.keySet().iterator().next());
        }
        try {
            meet();
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

    /** What TornadoVM gives as its reasons, or the first line, without colours. */
    static String clause(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        List<String> lines = message.replaceAll("\u001b\\[[0-9;]*m", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String reasons = lines.stream()
                .filter(line -> REASON.matcher(line).find())
                .map(line -> REASON.matcher(line).replaceFirst(""))
                .collect(Collectors.joining(": "));
        String clause = !reasons.isEmpty()
                ? reasons
                : !lines.isEmpty() ? lines.getFirst() : thrown.getClass().getSimpleName();
        return clause.length() <= CLAUSE_LENGTH ? clause : clause.substring(0, CLAUSE_LENGTH) + " …";
    }
}
