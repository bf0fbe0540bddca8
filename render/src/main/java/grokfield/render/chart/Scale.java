package grokfield.render.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Where the values of an axis lie, 0 … 1, and its ticks. */
final class Scale {
    private static final int TICKS = 6; // about so many

    private final boolean logarithmic;
    private final double least; // of the value or its logarithm
    private final double most;
    private final List<Chart.Tick> ticks;

    private Scale(boolean logarithmic, double least, double most, List<Chart.Tick> given) {
        this.logarithmic = logarithmic;
        this.least = least;
        this.most = most;
        this.ticks = given.isEmpty() ? (logarithmic ? powers() : round()) : given;
    }

    /** The scale of an axis for data. */
    static Scale of(Chart.Axis axis, DoubleStream values) {
        double[] shown = values.filter(value -> Double.isFinite(value) && (!axis.logarithmic() || value > 0))
                .map(value -> axis.logarithmic() ? Math.log10(value) : value)
                .toArray();
        double low = end(axis, axis.least(), DoubleStream.of(shown).min().orElse(0));
        double high = end(axis, axis.most(), DoubleStream.of(shown).max().orElse(1));
        if (!(high > low)) {
            low -= 0.5;
            high += 0.5;
        }
        if (axis.logarithmic() && axis.ticks().isEmpty()) {
            return new Scale(true, Math.floor(low), Math.ceil(high), axis.ticks());
        }
        return new Scale(axis.logarithmic(), low, high, axis.ticks());
    }

    private static double end(Chart.Axis axis, double wanted, double own) {
        return Double.isNaN(wanted) ? own : axis.logarithmic() ? Math.log10(wanted) : wanted;
    }

    /** The share of the axis below a value; NaN where it has no place. */
    double place(double value) {
        double at = logarithmic ? (value > 0 ? Math.log10(value) : Double.NaN) : value;
        return (at - least) / (most - least);
    }

    List<Chart.Tick> ticks() {
        return ticks;
    }

    private List<Chart.Tick> powers() {
        List<Chart.Tick> places = new ArrayList<>();
        double stride = Math.max(1, Math.ceil((most - least) / TICKS));
        for (double power = least; power <= most; power += stride) {
            places.add(new Chart.Tick(Math.pow(10, power), name(Math.pow(10, power))));
        }
        return places;
    }

    /** Multiples of 1, 2 or 5 times a power of ten. */
    private List<Chart.Tick> round() {
        double wanted = (most - least) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double digit = wanted / power;
        double stride = power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1);
        List<Chart.Tick> places = new ArrayList<>();
        for (double k = Math.ceil(least / stride - 1e-9); k * stride <= most + 1e-9 * stride; k++) {
            places.add(new Chart.Tick(k * stride, name(k * stride)));
        }
        return places;
    }

    private static String name(double value) {
        if (value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5)) {
            String text = String.format(Locale.ROOT, "%.5f", value);
            return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
        }
        return String.format(Locale.ROOT, "%.2g", value).replaceFirst("\\.0e", "e");
    }
}
