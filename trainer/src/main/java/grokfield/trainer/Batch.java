package grokfield.trainer;

/**
 * Examples made ready for a network's arithmetic, with the scratch memory for it. Belongs to one thread; nothing here but
 * its making allocates. A minibatch is the same object loaded anew.
 */
public interface Batch {
    /**
     * Takes examples {@code order[from] … order[to − 1]} in place of those held now.
     *
     * @param order indices of the network's {@link Network#examples()}
     * @throws IllegalArgumentException if they are more than the batch was made for
     */
    void load(int[] order, int from, int to);

    /** How many examples are loaded. */
    int size();

    /**
     * Fills {@code gradient} with the gradient of the mean cross-entropy over the loaded examples; weight decay is no part
     * of it.
     *
     * @param parameters shape as the network's tensors, read only
     * @param gradient the same shape, overwritten
     */
    void gradient(float[] parameters, float[] gradient);

    /**
     * Fills the cross-entropy in nats and the most probable class (the lowest at a tie) of every loaded example.
     *
     * @param parameters shape as the network's tensors, read only
     * @param losses at least {@link #size()} long
     * @param predictions at least {@link #size()} long
     */
    void evaluate(float[] parameters, double[] losses, int[] predictions);
}
