package grokfield.trainer;

import java.util.List;

/**
 * A named part of a network's flat array of parameters.
 *
 * @param name the name in files and panels, for example {@code W1}
 * @param shape the shape, row-major
 * @param offset the index of its first number
 * @param length how many numbers it has, the product of the shape
 * @param decayGroup whether weight decay acts on it
 */
public record Tensor(String name, List<Integer> shape, int offset, int length, DecayGroup decayGroup) {
    public Tensor {
        shape = List.copyOf(shape);
    }

    /** A tensor that begins where the previous one ends. */
    static Tensor after(int offset, String name, DecayGroup group, Integer... shape) {
        long length = 1;
        for (int size : shape) {
            length *= size;
        }
        return new Tensor(name, List.of(shape), offset, Math.toIntExact(length), group);
    }

    /** One past the index of its last number. */
    public int end() {
        return offset + length;
    }
}
