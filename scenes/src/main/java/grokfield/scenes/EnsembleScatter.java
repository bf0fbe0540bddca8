package grokfield.scenes;

import grokfield.trainer.stats.Correlation;
import java.util.List;

/** Pairs of values, one for each member, and how they correlate. */
public final class EnsembleScatter {
    private final double[] x;
    private final double[] y;
    private final List<EnsembleMember> members;
    private final Correlation correlation;

    EnsembleScatter(EnsembleQuantity x, EnsembleQuantity y, List<EnsembleMember> members) {
        this.members = List.copyOf(members);
        this.x = x.of(members);
        this.y = y.of(members);
        this.correlation = Correlation.of(this.x, this.y);
    }

    public int size() {
        return x.length;
    }

    public double x(int i) {
        return x[i];
    }

    public double y(int i) {
        return y[i];
    }

    /** The member that a pair belongs to. */
    public EnsembleMember member(int i) {
        return members.get(i);
    }

    /** With its 95 % interval. */
    public Correlation correlation() {
        return correlation;
    }
}
