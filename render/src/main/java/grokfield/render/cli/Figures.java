package grokfield.render.cli;

import java.util.Locale;

/** Numbers for people, the same everywhere. */
final class Figures {
    private static final String NOTHING = "–";

    private Figures() {}

    /** So many decimals; a dash where undefined. */
    static String decimals(int count, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + count + "f", value) : NOTHING;
    }

    /** About three significant digits, and all before the point. */
    static String three(double value) {
        double size = Math.abs(value);
        return decimals(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3, value);
    }

    /** Two significant digits and a power of ten. */
    static String scientific(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1e", value) : NOTHING;
    }

    /** A share of 1 as a percentage. */
    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", 100 * share) : NOTHING;
    }

    /** A mean with its standard error, where there is one. */
    static String mean(double mean, double standardError) {
        return decimals(3, mean) + (Double.isFinite(standardError) ? " ± " + decimals(3, standardError) : "");
    }

    /** A number of bytes: {@code 3.1 MB}. */
    static String bytes(long count) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = count;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? decimals(0, value) : three(value)) + " " + units[unit];
    }
}
