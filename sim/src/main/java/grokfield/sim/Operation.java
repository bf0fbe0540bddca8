package grokfield.sim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commutative operations that a scene can name by formula. */
public enum Operation {
    ADDITION("a+b") {
        @Override
        long apply(long a, long b) {
            return a + b;
        }
    },
    MULTIPLICATION("a*b") {
        @Override
        long apply(long a, long b) {
            return a * b;
        }
    },
    SUM_OF_SQUARES("a^2+b^2") {
        @Override
        long apply(long a, long b) {
            return a * a + b * b;
        }
    },
    DISTANCE("|a-b|") {
        @Override
        long apply(long a, long b) {
            return Math.abs(a - b);
        }
    };

    private final String formula;

    Operation(String formula) {
        this.formula = formula;
    }

    abstract long apply(long a, long b);

    /** The formula as a scene writes it. */
    public String formula() {
        return formula;
    }

    /** The class of (a, b) modulo N. */
    public int classOf(int a, int b, int modulus) {
        return (int) (apply(a, b) % modulus);
    }

    /** The operation with this formula. */
    public static Optional<Operation> byFormula(String formula) {
        return Arrays.stream(values()).filter(o -> o.formula.equals(formula)).findFirst();
    }

    /** Every formula, in order. */
    public static List<String> formulas() {
        return Arrays.stream(values()).map(Operation::formula).toList();
    }
}
