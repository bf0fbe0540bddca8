package grokfield.trainer;

/**
 * How large a tensor's numbers are.
 *
 * @param name the tensor's name
 * @param meanAbsolute the mean of |w|
 * @param norm the L2 norm √Σw²
 */
public record TensorNorm(String name, double meanAbsolute, double norm) {
    static TensorNorm of(Tensor tensor, float[] parameters) {
        double absolute = 0;
        double squares = 0;
        for (int i = tensor.offset(); i < tensor.end(); i++) {
            double w = parameters[i];
            absolute += Math.abs(w);
            squares += w * w;
        }
        return new TensorNorm(tensor.name(), absolute / tensor.length(), Math.sqrt(squares));
    }
}
