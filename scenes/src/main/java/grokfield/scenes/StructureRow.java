package grokfield.scenes;

import grokfield.sim.Measures;

/** What the sets of two ensembles are compared by, by tests and by fits alike. */
final class StructureRow {
    static final int COLUMNS = 3;

    private StructureRow() {}

    /**
     * Circularity, pair-sum purity and ray purity. A set without a circularity, as one that has collapsed or has fewer than five
     * tokens, counts as 0: no frequency stands out. Left out, ensembles that collapse would look like what is left of them.
     */
    static double[] of(Measures measures) {
        double circularity = Double.isNaN(measures.circularity()) ? 0 : measures.circularity();
        return new double[] {circularity, measures.pairSumPurity(), measures.rayPurity()};
    }
}
