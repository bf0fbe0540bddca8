package grokfield.trainer;

import grokfield.sim.Points;

/**
 * The hidden units of a pair-sum network at one moment: unit h is on where w_h · s + b_h > 0 for a pair sum s, and then speaks to the
 * classes with its outgoing weights. Immutable.
 */
public final class HiddenUnits {
    private final Points weights; // (H, d), the rows of W1
    private final double[] biases; // (H)
    private final double[] outgoing; // (H), the norms of the columns of W2

    private HiddenUnits(Points weights, double[] biases, double[] outgoing) {
        this.weights = weights;
        this.biases = biases;
        this.outgoing = outgoing;
    }

    /**
     * Hidden units by their numbers.
     *
     * @param weights shape (H, d)
     * @param biases shape (H); copied
     * @param outgoing the norm of each unit's outgoing weights, shape (H); copied
     * @throws IllegalArgumentException if there are not as many of each
     */
    static HiddenUnits of(Points weights, double[] biases, double[] outgoing) {
        if (biases.length != weights.count() || outgoing.length != weights.count()) {
            throw new IllegalArgumentException(
                    weights.count() + " weight vectors need as many biases and outgoing norms, not " + biases.length
                            + " and " + outgoing.length);
        }
        return new HiddenUnits(weights, biases.clone(), outgoing.clone());
    }

    static HiddenUnits of(PairSumNetwork network, float[] parameters) {
        int d = network.dimensions;
        double[] weights = new double[network.hidden * d];
        double[] biases = new double[network.hidden];
        double[] outgoing = new double[network.hidden];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = parameters[network.hiddenWeights.offset() + k];
        }
        for (int h = 0; h < biases.length; h++) {
            biases[h] = parameters[network.hiddenBiases.offset() + h];
            double squares = 0;
            for (int c = 0; c < network.classes; c++) {
                double w = parameters[network.classWeights.offset() + c * network.hidden + h];
                squares += w * w;
            }
            outgoing[h] = Math.sqrt(squares);
        }
        return new HiddenUnits(Points.copyOf(weights, d), biases, outgoing);
    }

    /** H. */
    public int count() {
        return biases.length;
    }

    /** The weight vectors w_h, shape (H, d). */
    public Points weights() {
        return weights;
    }

    /** b_h. */
    public double bias(int unit) {
        return biases[unit];
    }

    /** |w_h|. */
    public double norm(int unit) {
        double squares = 0;
        for (int k = 0; k < weights.dimensions(); k++) {
            squares += weights.get(unit, k) * weights.get(unit, k);
        }
        return Math.sqrt(squares);
    }

    /** The norm of a unit's outgoing weights. */
    public double outgoing(int unit) {
        return outgoing[unit];
    }

    /** How much a unit says: |w_h| times the norm of its outgoing weights. */
    public double strength(int unit) {
        return norm(unit) * outgoing[unit];
    }
}
