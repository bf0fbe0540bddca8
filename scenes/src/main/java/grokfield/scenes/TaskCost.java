package grokfield.scenes;

import java.util.Locale;

/** What a number of tokens costs, in words ({@code docs/law.md}, Cost). */
final class TaskCost {
    /** The largest modulus that a scene may ask for. */
    static final int MOST_TOKENS = 1024;

    /** The most classes that a table may have: as many as the largest modulus has. */
    static final int MOST_CLASSES = 1024;

    /** Pair interactions a second of direct summation on two cores, for a rough time. */
    private static final double INTERACTIONS_PER_SECOND = 1e10;

    /** Per pair: two tokens, a class, a pair sum and its force in two dimensions. */
    private static final double BYTES_PER_PAIR = 3 * 4 + 4 * 8;

    private TaskCost() {}

    /** One clause: pairs, interactions a step with their time, and memory. */
    static String sentence(long tokens) {
        double pairs = 0.5 * tokens * (tokens + 1.0);
        double interactions = pairs * pairs;
        return String.format(
                Locale.ROOT,
                "%d particles make %s pairs, %s pair interactions a step (about %s) and %s of memory",
                tokens,
                count(pairs),
                count(interactions),
                time(interactions / INTERACTIONS_PER_SECOND),
                memory(pairs * BYTES_PER_PAIR));
    }

    private static String count(double number) {
        return number < 1e6 ? String.format(Locale.ROOT, "%.0f", number) : power(number);
    }

    /** Two digits and a power of ten: {@code 5.0e11}. */
    private static String power(double number) {
        return String.format(Locale.ROOT, "%.1e", number).replace("e+0", "e").replace("e+", "e");
    }

    private static String time(double seconds) {
        double year = 365.25 * 86400;
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 2 * 86400) {
            return String.format(Locale.ROOT, "%.0f minutes", seconds / 60);
        }
        if (seconds < 2 * year) {
            return String.format(Locale.ROOT, "%.0f days", seconds / 86400);
        }
        double years = seconds / year;
        return (years < 1e4 ? String.format(Locale.ROOT, "%.0f", years) : power(years)) + " years";
    }

    private static String memory(double bytes) {
        if (bytes < 1e9) {
            return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
        }
        return bytes < 1e12
                ? String.format(Locale.ROOT, "%.0f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.0f TB", bytes / 1e12);
    }
}
