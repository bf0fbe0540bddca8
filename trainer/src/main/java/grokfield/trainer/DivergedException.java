package grokfield.trainer;

import grokfield.sim.Parameter;

/** A step would have made a weight infinite or NaN: training diverged. The state before that step is kept. */
public final class DivergedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long step;

    /**
     * @param step the number of the failing step
     * @param parameters the parameters of that step, from which the advice follows
     */
    public DivergedException(long step, TrainingParameters parameters) {
        super("step " + step + " of training left the finite numbers: " + advice(parameters));
        this.step = step;
    }

    private static String advice(TrainingParameters parameters) {
        double product = parameters.learningRate() * parameters.weightDecay();
        if (product >= 2) {
            return "lower learning_rate or weight_decay, whose product must stay below 2, was "
                    + Parameter.format(product);
        }
        return "lower learning_rate below " + Parameter.format(parameters.learningRate());
    }

    public long step() {
        return step;
    }
}
