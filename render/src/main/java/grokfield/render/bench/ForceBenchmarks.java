package grokfield.render.bench;

import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The cost of a step: every engine, several numbers of tokens, one state and many, one core and all. */
public final class ForceBenchmarks {
    /** The engine that the others are compared with. */
    public static final String BASELINE = Engines.VECTOR;

    private static final EngineChoice BASE = EngineChoice.of(BASELINE);

    private final ForcePlan plan;
    private final Effort effort;
    private final Consumer<String> progress;
    private final int allCores = Runtime.getRuntime().availableProcessors();
    private final StepEstimate estimate = new StepEstimate();
    private final ForceError errors = new ForceError();
    private final Map<ForceCase, Double> times = new HashMap<>(); // µs a step of one state
    private final Map<Integer, Peak> peaks = new HashMap<>();

    private ForceBenchmarks(ForcePlan plan, Effort effort, Consumer<String> progress) {
        this.plan = plan;
        this.effort = effort;
        this.progress = progress;
    }

    /** What came of it: what the machine can do on one core and on all, and what every step costs. */
    public record Results(List<Peak> peaks, List<ForceTiming> timings) {}

    /**
     * Measures all that a plan names.
     *
     * @param progress is told what is being measured
     * @throws BenchmarkException if a measurement failed
     */
    public static Results run(ForcePlan plan, Effort effort, Consumer<String> progress) throws BenchmarkException {
        return new ForceBenchmarks(plan, effort, progress).run();
    }

    private Results run() throws BenchmarkException {
        List<Peak> measured = new ArrayList<>();
        for (int cores : allCores == 1 ? new int[] {1} : new int[] {1, allCores}) {
            progress.accept("forces: what the machine can do, cores: " + cores);
            Peak peak = Peak.measure(cores, effort);
            peaks.put(cores, peak);
            measured.add(peak);
        }
        List<ForceTiming> timings = new ArrayList<>();
        for (int tokens : plan.tokens()) {
            for (ForceCase what : cases(tokens)) {
                timings.add(measure(what));
            }
        }
        return new Results(measured, timings);
    }

    /** The baseline before the others, whose ratios need it; {@code scalar} knows no threads, a device no cores. */
    private Set<ForceCase> cases(int tokens) {
        Set<ForceCase> cases = new LinkedHashSet<>();
        List<EngineChoice> engines = new ArrayList<>(plan.engines());
        if (engines.remove(BASE)) {
            engines.addFirst(BASE);
        }
        for (EngineChoice engine : engines) {
            boolean single = engine.name().equals(Engines.SCALAR);
            int most = single ? 1 : allCores;
            cases.add(new ForceCase(engine, tokens, 1, most, ForceCase.Start.NORMAL));
            cases.add(new ForceCase(engine, tokens, 1, most, ForceCase.Start.CIRCLE));
            if (!engine.name().equals(Engines.TORNADO)) {
                cases.add(new ForceCase(engine, tokens, 1, 1, ForceCase.Start.NORMAL));
            }
            cases.add(new ForceCase(engine, tokens, plan.several(), allCores, ForceCase.Start.NORMAL));
        }
        return cases;
    }

    private ForceTiming measure(ForceCase what) throws BenchmarkException {
        double seconds = estimate.of(what) * what.states();
        if (seconds > plan.seconds()) {
            return notRun(what, "about " + duration(seconds) + " a step" + (what.states() > 1 ? " of all states" : ""));
        }
        progress.accept("forces: " + what);
        try {
            double time = Measurement.medianMicroseconds(
                            ForceStep.class,
                            Map.of(
                                    "engine", what.engine().toString(),
                                    "tokens", Integer.toString(what.tokens()),
                                    "states", Integer.toString(what.states()),
                                    "cores", Integer.toString(what.cores()),
                                    "start", what.start().name()),
                            effort.forSeconds(seconds))
                    / what.states()
                    / ForceCase.stepsInOneCall(what.tokens(), what.states());
            estimate.note(what, time * 1e-6);
            times.put(what, time);
            return timing(what, time);
        } catch (EngineException cannot) {
            return notRun(what, String.valueOf(cannot.getMessage()));
        } catch (BenchmarkException failed) {
            if (what.engine().name().equals(Engines.TORNADO)) { // a device that is too small for this
                return notRun(what, "the device could not");
            }
            throw failed;
        }
    }

    private ForceTiming timing(ForceCase what, double time) {
        ForceError.Miss miss = errors.of(what);
        double rate = what.interactions() / (time * 1e-6);
        Peak peak = peaks.get(what.cores());
        boolean onProcessor = !what.engine().name().equals(Engines.TORNADO);
        return new ForceTiming(
                what.engine().toString(),
                what.tokens(),
                what.states(),
                what.cores(),
                what.start().label(),
                time,
                rate,
                StepEstimate.isEffective(what.engine()),
                time / baseline(what),
                peak != null && onProcessor ? ForceTiming.OPERATIONS * rate / peak.operationsPerSecond() : Double.NaN,
                miss.error(),
                miss.compared(),
                Optional.empty());
    }

    private double baseline(ForceCase what) {
        ForceCase base = new ForceCase(BASE, what.tokens(), what.states(), allCores, what.start());
        return times.getOrDefault(base, Double.NaN);
    }

    private static ForceTiming notRun(ForceCase what, String reason) {
        return new ForceTiming(
                what.engine().toString(),
                what.tokens(),
                what.states(),
                what.cores(),
                what.start().label(),
                Double.NaN,
                Double.NaN,
                StepEstimate.isEffective(what.engine()),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                Optional.of(reason));
    }

    private static String duration(double seconds) {
        return seconds < 600
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : seconds < 36_000
                        ? String.format(Locale.ROOT, "%.0f minutes", seconds / 60)
                        : String.format(Locale.ROOT, "%.0f hours", seconds / 3600);
    }
}
