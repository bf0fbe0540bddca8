package grokfield.sim;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * The one description of a tunable number. The scene file, the command line, the slider, its tooltip and the validation
 * all derive from it, so that they cannot disagree.
 *
 * @param section the scene-file section, for example {@code particles}
 * @param key the name in the scene file and on the command line, for example {@code attraction_softening}
 * @param symbol the symbol in {@code docs/law.md} or {@code docs/networks.md}, empty where there is none
 * @param unit the unit, empty for a pure number
 * @param minimum the smallest allowed value
 * @param maximum the largest allowed value
 * @param sliderMinimum the lower end of its slider; a typed value may go on to the minimum
 * @param sliderMaximum the upper end of its slider; a typed value may go on to the maximum
 * @param defaultValue the value where a scene says nothing
 * @param integer whether only whole numbers are allowed
 * @param logarithmic whether a slider should move on a logarithmic scale
 * @param live whether a change acts at once ({@code false}: it acts at the next reset)
 * @param help one sentence for the tooltip
 */
public record Parameter(
        String section,
        String key,
        String symbol,
        String unit,
        double minimum,
        double maximum,
        double sliderMinimum,
        double sliderMaximum,
        double defaultValue,
        boolean integer,
        boolean logarithmic,
        boolean live,
        String help) {

    /** A live real number on a linear slider. */
    public static Parameter real(
            String section, String key, String symbol, String unit, double min, double max, double def, String help) {
        return new Parameter(section, key, symbol, unit, min, max, min, max, def, false, false, true, help);
    }

    /** A whole number that acts at the next reset. */
    public static Parameter whole(
            String section, String key, String symbol, double min, double max, double def, String help) {
        return new Parameter(section, key, symbol, "", min, max, min, max, def, true, false, false, help);
    }

    /** The same parameter with a logarithmic slider. */
    public Parameter onLogScale() {
        return copy(minimum, maximum, true, live);
    }

    /** The same parameter, acting only at the next reset. */
    public Parameter needingReset() {
        return copy(minimum, maximum, logarithmic, false);
    }

    /** The same parameter with the same slider, but with a wider range of allowed values. */
    public Parameter allowing(double smallest, double largest) {
        return copy(smallest, largest, logarithmic, live);
    }

    private Parameter copy(double smallest, double largest, boolean onLogScale, boolean actsAtOnce) {
        return new Parameter(
                section,
                key,
                symbol,
                unit,
                smallest,
                largest,
                sliderMinimum,
                sliderMaximum,
                defaultValue,
                integer,
                onLogScale,
                actsAtOnce,
                help);
    }

    /** The name with its section, as {@code --set} takes it: {@code particles.alignment}. */
    public String qualifiedName() {
        return section + "." + key;
    }

    /** The name as a panel shows it: {@code attraction softening}. */
    public String label() {
        return key.replace('_', ' ');
    }

    /**
     * What is wrong with a value.
     *
     * @return empty if the value is allowed, else one sentence such as {@code weight_decay must be between 0 and 5, was -1}
     */
    public Optional<String> check(double value) {
        boolean fits = value >= minimum && value <= maximum && (!integer || value == Math.rint(value));
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(key + " must be " + (integer ? "a whole number " : "") + "between " + format(minimum)
                + " and " + format(maximum) + ", was " + format(value));
    }

    /** The nearest allowed value; NaN gives the default. */
    public double clamp(double value) {
        if (Double.isNaN(value)) {
            return defaultValue;
        }
        double inside = Math.clamp(value, minimum, maximum);
        return integer ? Math.rint(inside) : inside;
    }

    /** A number as people write it: {@code 17}, {@code 0.0005}, {@code 1.0E-6}; no trailing {@code .0}. */
    public static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        if (Math.abs(value) >= 1e-5 && Math.abs(value) < 1e15) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
        return Double.toString(value);
    }
}
