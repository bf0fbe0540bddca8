package grokfield.sim;

import java.util.Locale;
import java.util.Optional;

/**
 * What direct summation over the pairs of N tokens costs, so that a scene can be refused before it is built.
 *
 * @param tokens N
 * @param pairs M = N(N+1)/2
 * @param interactions M², pair interactions in one step
 * @param bytes memory of the task and of an engine, roughly
 * @param secondsPerStep the order of magnitude on one common processor core with vector units
 */
public record Cost(long tokens, double pairs, double interactions, double bytes, double secondsPerStep) {
    private static final double INTERACTIONS_PER_SECOND = 1e10;
    private static final double BYTES_PER_PAIR = 400;
    private static final double MOST_SECONDS_PER_STEP = 60;
    private static final double MOST_BYTES = 4e9;

    /** The cost of N tokens. */
    public static Cost of(long tokens) {
        double pairs = 0.5 * tokens * (tokens + 1.0);
        double interactions = pairs * pairs;
        return new Cost(tokens, pairs, interactions, pairs * BYTES_PER_PAIR, interactions / INTERACTIONS_PER_SECOND);
    }

    /** One clause: {@code 1000000 particles make 5.0e+11 pairs, 2.5e+23 interactions and about 800000 years a step …}. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%d particles make %.2g pairs and %.2g pair interactions: about %s a step and %s of memory",
                tokens,
                pairs,
                interactions,
                duration(secondsPerStep),
                size(bytes));
    }

    /** The sentence if a step would take longer than a minute or more than 4 GB, else empty. */
    public Optional<String> refusal() {
        boolean fits = secondsPerStep <= MOST_SECONDS_PER_STEP && bytes <= MOST_BYTES;
        return fits ? Optional.empty() : Optional.of(sentence());
    }

    private static String duration(double seconds) {
        double minute = 60;
        double hour = 3600;
        double day = 86400;
        double year = 365.25 * day;
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.2g ms", seconds * 1000);
        }
        if (seconds < 2 * minute) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 2 * hour) {
            return String.format(Locale.ROOT, "%.0f minutes", seconds / minute);
        }
        if (seconds < 2 * day) {
            return String.format(Locale.ROOT, "%.0f hours", seconds / hour);
        }
        if (seconds < 2 * year) {
            return String.format(Locale.ROOT, "%.0f days", seconds / day);
        }
        return seconds < 1000 * year
                ? String.format(Locale.ROOT, "%.0f years", seconds / year)
                : String.format(Locale.ROOT, "%.2g years", seconds / year);
    }

    private static String size(double bytes) {
        if (bytes < 1e9) {
            return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
        }
        return bytes < 1e12
                ? String.format(Locale.ROOT, "%.0f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.0f TB", bytes / 1e12);
    }
}
