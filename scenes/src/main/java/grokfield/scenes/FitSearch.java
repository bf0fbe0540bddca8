package grokfield.scenes;

import grokfield.sim.Randomness;
import java.util.Arrays;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;

/**
 * Looks for a small value of a function over the unit cube by CMA-ES (Hansen and Ostermeier, 2001), which takes only the order of the
 * values and so gets along with steps in them. Where it has converged it begins again from the best place with twice as many
 * candidates in a generation, until the function has been evaluated as often as it may.
 */
final class FitSearch {
    private static final double FIRST_SPREAD = 0.2; // standard deviation, of the cube's edge
    private static final double MARGIN = 0.15; // from the cube's faces, where half of all candidates would lie outside
    private static final int MOST_ITERATIONS = 1_000_000; // evaluations end a search before

    private final Function function;
    private final int evaluations;
    private final Randomness randomness;
    private double[] first = {};
    private double[] best = {};
    private double firstValue;
    private double least = Double.POSITIVE_INFINITY;
    private int done;

    /** What is to be made small. */
    interface Function {
        double at(double[] place);
    }

    /** All evaluations are done. */
    private static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super(null, null, false, false);
        }
    }

    FitSearch(Function function, int evaluations, long seed) {
        this.function = function;
        this.evaluations = evaluations;
        this.randomness = Randomness.stream(seed, "fit");
    }

    /** Searches from a place, which is the first to be evaluated. */
    void from(double[] start) {
        first = start.clone();
        best = start.clone();
        int candidates = 4 + (int) (3 * StrictMath.log(start.length));
        try {
            firstValue = value(first);
            for (int population = candidates; done < evaluations; population *= 2) {
                search(population);
            }
        } catch (Spent all) {
            return; // as it should end
        }
    }

    private void search(int population) {
        double[] from =
                Arrays.stream(best).map(x -> Math.clamp(x, MARGIN, 1 - MARGIN)).toArray();
        double[] spread = new double[from.length];
        double[] upper = new double[from.length];
        Arrays.fill(spread, FIRST_SPREAD);
        Arrays.fill(upper, 1);
        new CMAESOptimizer(
                        MOST_ITERATIONS,
                        Double.NEGATIVE_INFINITY,
                        true,
                        0,
                        0,
                        new Well19937c(randomness.nextLong()),
                        false,
                        null)
                .optimize(
                        new ObjectiveFunction(this::value),
                        GoalType.MINIMIZE,
                        new InitialGuess(from),
                        new SimpleBounds(new double[from.length], upper),
                        new CMAESOptimizer.Sigma(spread),
                        new CMAESOptimizer.PopulationSize(population),
                        new MaxEval(Integer.MAX_VALUE));
    }

    private double value(double[] place) {
        if (done == 1 && Arrays.equals(place, first)) {
            return firstValue; // CMA-ES begins by asking for it again
        }
        if (done == evaluations) {
            throw new Spent();
        }
        done++;
        double value = function.at(place);
        if (value < least) {
            least = value;
            best = place.clone();
        }
        return value;
    }
}
