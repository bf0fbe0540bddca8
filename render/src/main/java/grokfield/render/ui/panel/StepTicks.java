package grokfield.render.ui.panel;

import java.util.Locale;

/**
 * Round numbers of steps for a horizontal axis.
 *
 * @param places the steps
 * @param labels the same for people: {@code 500}, {@code 20k}, {@code 1.5M}
 */
@SuppressWarnings("ArrayRecordComponent") // made for one frame, never compared
record StepTicks(double[] places, String[] labels) {
    /** From 0 on, no more than so many intervals up to the last step. */
    static StepTicks upTo(double last, int intervals) {
        double interval = roundAbove(Math.max(1, last / Math.max(1, intervals)));
        int count = 1 + (int) (last / interval);
        double[] places = new double[count];
        String[] labels = new String[count];
        for (int i = 0; i < count; i++) {
            places[i] = i * interval;
            labels[i] = label(places[i]);
        }
        return new StepTicks(places, labels);
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below a number. */
    private static double roundAbove(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        double digit = number / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static String label(double step) {
        if (step >= 1e6) {
            return trimmed(step / 1e6) + "M";
        }
        return step >= 10_000 ? trimmed(step / 1e3) + "k" : String.format(Locale.ROOT, "%.0f", step);
    }

    private static String trimmed(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }
}
