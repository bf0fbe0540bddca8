package grokfield.sim;

import static grokfield.sim.Cases.addition;
import static grokfield.sim.Cases.circle;
import static grokfield.sim.Cases.forces;
import static grokfield.sim.Cases.largest;
import static grokfield.sim.Cases.normal;
import static grokfield.sim.Cases.scaled;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With at least 45 tokens there are boxes and expansions; below, all pairs meet directly. */
class FastEngineTest {
    private static final ForceParameters DEFAULTS = ForceParameters.DEFAULTS;

    @ParameterizedTest
    @CsvSource({"1e-4, 10000, 45, 59", "1e-2, 300, 48, 59", "1e-3, 300, 48, 59", "1e-5, 300, 59, 71"})
    void noForceMissesTheLawByMoreThanTheTolerance(double tolerance, int states, int fewest, int most)
            throws UnstableException {
        int[] tokens = {fewest, (fewest + most) / 2, most};
        double worst = 0;
        int expanded = 0;
        for (int size = 0; size < tokens.length; size++) {
            Task task = addition(tokens[size]);
            ForceEngine exact = new VectorEngine(task, 2, Workers.CALLER); // misses the law by some 1e-7, see its test
            FastForces expansions = new FastForces(task, tolerance);
            RandomStates random = new RandomStates(task, size);
            for (int i = 0; i <= states / tokens.length; i++) {
                double[] x = random.next(i);
                ForceParameters p = random.parameters(i);
                double error = error(task, expansions, p, x, forces(exact, p, x));
                assertTrue(error <= tolerance, "state " + i + " of N " + task.tokens() + ", error " + error + ", " + p);
                worst = Math.max(worst, error);
                expanded += expansions.side() > 1 ? 1 : 0;
            }
        }
        assertTrue(worst > tolerance / 1000, "the worst error is " + worst + ": a lower order would do");
        assertTrue(expanded > states / 2, expanded + " states have boxes");
    }

    /** As a share of the largest force, where what pairs do and what decay does count before they cancel. */
    private static double error(
            Task task, FastForces expansions, ForceParameters parameters, double[] x, double[] expected) {
        double[] pairs = new double[x.length];
        expansions.add(parameters, x, Workers.CALLER, pairs);
        double miss = 0;
        double largest = 0;
        for (int k = 0; k < x.length; k++) {
            double decay = parameters.weightDecay() * x[k];
            miss = Math.max(miss, Math.abs(pairs[k] / task.tokens() - decay - expected[k]));
            largest = Math.max(largest, Math.max(Math.abs(decay), Math.abs(expected[k] + decay)));
        }
        return miss / largest;
    }

    /** Sets of all kinds: random, circles, lattices, clusters, on their way, and with outliers. */
    private static final class RandomStates {
        private final Randomness randomness;
        private final int n;
        private final ForceEngine engine;
        private ParticleState moving;

        RandomStates(Task task, int seed) {
            randomness = new Randomness(seed);
            n = task.tokens();
            engine = new VectorEngine(task, 2, Workers.CALLER);
            moving = ParticleState.normal(n, 2, seed);
        }

        double[] next(int i) throws UnstableException {
            double size = Math.pow(10, between(-1.5, 1.5));
            double[] x = scaled(normal(n, 2, i), size);
            int step = 1 + (int) between(0, n - 1);
            switch (i % 6) {
                case 1 -> x = circle(n, step, size);
                case 2 -> placeOnLattice(x, step, size);
                case 3 -> gather(x, size);
                case 4 -> {
                    if (moving.step() > 2000) {
                        moving = ParticleState.normal(n, 2, i);
                    }
                    engine.advance(DEFAULTS, moving, 7);
                    x = moving.positions().clone();
                }
                case 5 -> {
                    x[0] *= between(0, 30);
                    x[2] *= between(0, 30);
                }
                default -> {}
            }
            return x;
        }

        /**
         * Drawn ones for a quarter of the sets. Not for symmetric ones: strong forces of a short reach cancel there to
         * nothing, and what is left in single precision is rounding, in every engine.
         */
        ForceParameters parameters(int i) {
            boolean drawn = i % 12 == 0 || i % 12 == 4 || i % 12 == 5;
            return drawn ? Cases.drawn(randomness) : DEFAULTS;
        }

        private void placeOnLattice(double[] x, int step, double size) {
            int columns = (int) between(3, 9);
            int rows = (int) between(3, 9);
            for (int i = 0; i < n; i++) {
                x[2 * i] = size * (i % columns);
                x[2 * i + 1] = size * (i * step % rows);
            }
        }

        private void gather(double[] x, double size) {
            int clusters = (int) between(2, 14);
            double narrowness = Math.pow(10, between(-4, -0.5));
            double[] centers = new double[2 * clusters];
            for (int k = 0; k < centers.length; k++) {
                centers[k] = between(0, 3 * size);
            }
            for (int i = 0; i < n; i++) {
                x[2 * i] = x[2 * i] * narrowness + centers[2 * (i % clusters)];
                x[2 * i + 1] = x[2 * i + 1] * narrowness + centers[2 * (i % clusters) + 1];
            }
        }

        private double between(double low, double high) {
            return low + randomness.nextDouble() * (high - low);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {113, 160})
    void manyTokensFollowTheLaw(int n) {
        Task task = addition(n);
        ForceEngine exact = new VectorEngine(task, 2, Workers.CALLER);
        FastForces expansions = new FastForces(task, FastEngine.DEFAULT_TOLERANCE);
        double[][] sets = {normal(n, 2, 1), scaled(normal(n, 2, 2), 20), circle(n, 3, 0.7 * n), circle(n, 16, 3)};
        for (double[] x : sets) {
            assertTrue(error(task, expansions, DEFAULTS, x, forces(exact, DEFAULTS, x)) < 1e-4);
            assertTrue(expansions.side() > 1);
        }
    }

    @Test
    void outliersFarAwayAndTinyClustersFollowTheLaw() {
        Task task = addition(59);
        ForceEngine exact = new VectorEngine(task, 2, Workers.CALLER);
        FastForces expansions = new FastForces(task, FastEngine.DEFAULT_TOLERANCE);
        double[] outlier = normal(59, 2, 1);
        outlier[0] = 1e3; // beyond 2000 the engine takes other units; that is its contract's matter
        double[] tiny = scaled(normal(59, 2, 2), 1e-4);
        double[] point = new double[2 * 59];
        for (double[] x : new double[][] {outlier, tiny, point}) {
            double[] expected = forces(exact, DEFAULTS, x);
            double[] pairs = new double[x.length];
            expansions.add(DEFAULTS, x, Workers.CALLER, pairs);
            for (int k = 0; k < x.length; k++) {
                double actual = pairs[k] / 59 - DEFAULTS.weightDecay() * x[k];
                assertEquals(expected[k], actual, 1e-4 * largest(expected));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e6, 1e9})
    void anOutlierMayBeAsFarAwayAsItLikes(double distance) {
        Task task = addition(59);
        double[] x = normal(59, 2, 1);
        x[7] = distance;
        double[] expected = forces(new VectorEngine(task, 2, Workers.CALLER), DEFAULTS, x);
        double[] actual = forces(new FastEngine(task, 1e-4, Workers.CALLER), DEFAULTS, x);
        assertArrayEquals(expected, actual, 1e-4 * largest(expected));
    }

    @Test
    void turningAndMirroringThePositionsTurnsAndMirrorsTheForces() {
        int n = 61;
        double[] x = normal(n, 2, 5);
        double[] turned = new double[2 * n];
        double angle = 0.7;
        for (int i = 0; i < n; i++) {
            turned[2 * i] = Math.cos(angle) * x[2 * i] + Math.sin(angle) * x[2 * i + 1];
            turned[2 * i + 1] = Math.sin(angle) * x[2 * i] - Math.cos(angle) * x[2 * i + 1];
        }
        ForceEngine engine = new FastEngine(addition(n), 1e-4, Workers.CALLER);
        double[] before = forces(engine, DEFAULTS, x);
        double[] after = forces(engine, DEFAULTS, turned);
        for (int i = 0; i < n; i++) {
            double forth = Math.cos(angle) * before[2 * i] + Math.sin(angle) * before[2 * i + 1];
            double back = Math.sin(angle) * before[2 * i] - Math.cos(angle) * before[2 * i + 1];
            assertEquals(forth, after[2 * i], 2e-4 * largest(before));
            assertEquals(back, after[2 * i + 1], 2e-4 * largest(before));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 59, 97})
    void theNumberOfWorkersDoesNotChangeTheBits(int n) throws UnstableException {
        ParticleState expected = ParticleState.normal(n, 2, 2);
        new FastEngine(addition(n), 1e-4, Workers.CALLER).advance(DEFAULTS, expected, 10);
        for (int threads : new int[] {2, 3, 5}) {
            try (WorkerPool pool = new WorkerPool("bits", threads)) {
                ParticleState actual = ParticleState.normal(n, 2, 2);
                new FastEngine(addition(n), 1e-4, pool).advance(DEFAULTS, actual, 10);
                assertArrayEquals(expected.positions(), actual.positions(), threads + " threads");
            }
        }
    }

    @Test
    void whatAnEngineComputedBeforeDoesNotChangeTheBits() {
        Task task = addition(59);
        ForceEngine used = new FastEngine(task, 1e-4, Workers.CALLER);
        for (int seed = 0; seed < 8; seed++) {
            double[] x = seed % 3 == 2 ? circle(59, seed, 4) : scaled(normal(59, 2, seed / 2), Math.pow(3, seed % 4));
            assertArrayEquals(
                    forces(new FastEngine(task, 1e-4, Workers.CALLER), DEFAULTS, x), forces(used, DEFAULTS, x));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 59})
    void aStepAllocatesNothing(int n) throws UnstableException {
        ForceEngine engine = new FastEngine(addition(n), 1e-4, Workers.CALLER);
        ParticleState state = ParticleState.normal(n, 2, 2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        long deadline = System.nanoTime() + 60_000_000_000L; // until then the compiler must have seen the kernels
        while (allocated > 0 && System.nanoTime() < deadline) {
            engine.advance(DEFAULTS, state, 200);
            long before = threads.getCurrentThreadAllocatedBytes();
            engine.advance(DEFAULTS, state, 100);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated, "bytes in 100 steps");
    }

    @Test
    void itsNameTellsTheTolerance() {
        assertEquals("fast", new FastEngine(addition(5), 1e-4, Workers.CALLER).name());
        assertEquals("fast:0.00001", new FastEngine(addition(5), 1e-5, Workers.CALLER).name());
    }
}
