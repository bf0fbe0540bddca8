package grokfield.scenes;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The quantities of the members that an ensemble's histograms, means and scatters are made of. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum EnsembleQuantity {
    CIRCULARITY("circularity", member -> member.measures().circularity()),
    PAIR_SUM_PURITY("pair-sum purity", member -> member.measures().pairSumPurity()),
    RAY_PURITY("ray purity", member -> member.measures().rayPurity()),
    FREQUENCY(
            "frequency",
            member -> Double.isNaN(member.measures().circularity())
                    ? Double.NaN
                    : member.measures().frequency()),
    VALIDATION_ACCURACY(
            "validation accuracy",
            member -> member.training().map(t -> t.validationAccuracy()).orElse(Double.NaN)),
    IMPERFECTIONS("imperfections", member -> member.measures().imperfections()),
    MEAN_RADIUS("mean radius", member -> member.measures().meanRadius());

    private final String label;
    private final ToDoubleFunction<EnsembleMember> value;

    EnsembleQuantity(String label, ToDoubleFunction<EnsembleMember> value) {
        this.label = label;
        this.value = value;
    }

    /** The name in plots. */
    public String label() {
        return label;
    }

    /** Its value of a member; NaN where it is undefined. */
    public double of(EnsembleMember member) {
        return value.applyAsDouble(member);
    }

    double[] of(List<EnsembleMember> members) {
        return members.stream().mapToDouble(value).toArray();
    }
}
