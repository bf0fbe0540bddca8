package grokfield.scenes;

import grokfield.sim.EngineChoice;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step of each engine took when it was last measured, in ns. */
final class EngineTimes {
    private static final double WORTH_A_TRY = 4; // times the running engine's time
    private static final int TRIES = 2; // the first may have met a kernel that was not yet compiled well

    private final Map<EngineChoice, Double> nanos = new HashMap<>();
    private final Map<EngineChoice, Integer> tries = new HashMap<>();

    /** Takes over a round of measurements. */
    void add(Map<EngineChoice, Double> measured) {
        nanos.putAll(measured);
        measured.keySet().forEach(choice -> tries.merge(choice, 1, Integer::sum));
    }

    /** Whether there is nothing to choose between. */
    boolean isTooFewToChoose() {
        return nanos.size() < 2;
    }

    /** What a step of an engine took; NaN if it was never measured. */
    double of(EngineChoice choice) {
        return nanos.getOrDefault(choice, Double.NaN);
    }

    /** What was measured often enough to know that it is no rival of an engine that takes so long. */
    Collection<EngineChoice> noRivals(double time) {
        return nanos.entrySet().stream()
                .filter(measured -> measured.getValue() > WORTH_A_TRY * time)
                .map(Map.Entry::getKey)
                .filter(choice -> tries.getOrDefault(choice, 0) >= TRIES)
                .collect(Collectors.toSet());
    }

    /** The engines that were measured, the fastest first. */
    List<EngineChoice> fastestFirst() {
        return sorted().map(Map.Entry::getKey).toList();
    }

    /** Engines and times, such as {@code fast 20 µs, vector 30 µs}. */
    String describe(Collection<EngineChoice> without) {
        return sorted().filter(measured -> !without.contains(measured.getKey()))
                .map(measured -> measured.getKey() + " " + EngineStatus.time(measured.getValue()))
                .collect(Collectors.joining(", "));
    }

    private Stream<Map.Entry<EngineChoice, Double>> sorted() {
        return nanos.entrySet().stream().sorted(Map.Entry.comparingByValue());
    }
}
