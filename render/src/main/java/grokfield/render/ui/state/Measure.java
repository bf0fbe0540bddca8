package grokfield.render.ui.state;

import grokfield.sim.Measures;
import java.util.Locale;

/** The measures that both sides share, as panels and plots show them ({@code docs/law.md}, Measures). */
public enum Measure {
    CIRCULARITY("circularity", "The largest share of one frequency in the positions; above 0.9 it is a circle.", 3) {
        @Override
        public double of(Measures measures) {
            return measures.circularity();
        }
    },
    PAIR_SUM_PURITY(
            "pair-sum purity",
            "The share of pairs whose nearest other pair sum has the same class; high on a grid.",
            3) {
        @Override
        public double of(Measures measures) {
            return measures.pairSumPurity();
        }
    },
    RAY_PURITY(
            "ray purity",
            "The share of pairs whose nearest other pair sum by angle has the same class; 1 on a circle of prime N ≥ 7.",
            3) {
        @Override
        public double of(Measures measures) {
            return measures.rayPurity();
        }
    },
    MEAN_RADIUS("mean radius", "The mean distance of a token from the origin, in embedding units.", 2) {
        @Override
        public double of(Measures measures) {
            return measures.meanRadius();
        }
    };

    private final String label;
    private final String help;
    private final int digits;

    Measure(String label, String help, int digits) {
        this.label = label;
        this.help = help;
        this.digits = digits;
    }

    /** Its value; NaN where undefined. */
    public abstract double of(Measures measures);

    public String label() {
        return label;
    }

    /** One sentence for the tooltip. */
    public String help() {
        return help;
    }

    /** A value for people; an undefined one is a dash. */
    public String text(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
