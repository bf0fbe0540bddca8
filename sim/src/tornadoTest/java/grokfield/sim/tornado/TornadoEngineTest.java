package grokfield.sim.tornado;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.ParticleState;
import grokfield.sim.ScalarEngine;
import grokfield.sim.Structure;
import grokfield.sim.StructureMeasures;
import grokfield.sim.Task;
import grokfield.sim.UnstableException;
import grokfield.sim.Workers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is peculiar to this engine; the contract of all engines is tested where the others are. */
class TornadoEngineTest {
    private static final ForceParameters DEFAULTS = ForceParameters.DEFAULTS;

    @BeforeAll
    static void thereMustBeAnSdk() {
        Sdk.assumed();
    }

    @AfterAll
    static void giveBack() {
        Plans.forgetAll();
    }

    private static Device device() {
        return Device.all().getFirst();
    }

    private static Task addition(int n) {
        return Task.of(Operation.ADDITION, n);
    }

    private static Batch batch(Task task, int d, int states, boolean whole) {
        Shape shape = new Shape(task, d, states);
        Capacity fastest = shape.capacity(device());
        return new Batch(
                shape,
                new Capacity(
                        fastest.device(),
                        fastest.plane(),
                        whole,
                        fastest.pairs(),
                        fastest.states(),
                        fastest.dimensions()));
    }

    @ParameterizedTest
    @CsvSource({"17,2,true", "17,2,false", "12,3,true", "12,3,false", "59,2,false"})
    void bothWaysOfLaunchingFollowScalar(int n, int d, boolean whole) throws UnstableException {
        Task task = addition(n);
        Batch batch = batch(task, d, 1, whole);
        double[] start = ParticleState.normal(n, d, n).positions();
        double[] expected = new double[start.length];
        double[] actual = new double[start.length];
        new ScalarEngine(task, d).forces(DEFAULTS, start, expected);
        batch.forces(DEFAULTS, start, actual);
        assertClose(expected, actual, 1e-4);

        ParticleState reference = new ParticleState(start, d, 0);
        ParticleState state = new ParticleState(start, d, 0);
        int steps = 7; // no multiple of the steps of a launch
        new ScalarEngine(task, d).advance(DEFAULTS, reference, steps);
        assertTrue(batch.advance(DEFAULTS, List.of(state), steps).getFirst().isEmpty());
        assertClose(reference.positions(), state.positions(), 1e-4);
        assertEquals(steps, state.step());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyStepsAreTheSameBitsAsOneAtATime(boolean whole) {
        Batch batch = batch(addition(17), 2, 1, whole);
        ParticleState together = ParticleState.normal(17, 2, 9);
        ParticleState apart = ParticleState.normal(17, 2, 9);
        batch.advance(DEFAULTS, List.of(together), 25);
        for (int step = 0; step < 25; step++) {
            batch.advance(DEFAULTS, List.of(apart), 1);
        }
        assertArrayEquals(together.positions(), apart.positions());
    }

    @ParameterizedTest
    @CsvSource({"17,2", "9,3"})
    void eachStateOfAnEnsembleGoesTheWayThatItGoesAlone(int n, int d) {
        Task task = addition(n);
        List<ParticleState> together = List.of(
                ParticleState.normal(n, d, 0),
                ParticleState.normal(n, d, 1),
                ParticleState.normal(n, d, 2),
                ParticleState.normal(n, d, 3),
                ParticleState.normal(n, d, 4));
        together.get(3).pinned()[2] = true;
        try (TornadoEnsemble ensemble = new TornadoEnsemble(new Shape(task, d, 5), device())) {
            ensemble.advance(DEFAULTS, together, 30);
            ensemble.advance(DEFAULTS, together.subList(0, 2), 10); // fewer than it was made for
        }
        Batch single = batch(task, d, 1, true);
        for (int s = 0; s < 5; s++) {
            ParticleState alone = ParticleState.normal(n, d, s);
            alone.pinned()[2] = s == 3;
            single.advance(DEFAULTS, List.of(alone), s < 2 ? 40 : 30);
            assertArrayEquals(alone.positions(), together.get(s).positions(), "state " + s);
            assertEquals(alone.step(), together.get(s).step());
        }
    }

    @Test
    void aStateThatExplodesStopsAndTheOthersGoOn() {
        ForceParameters wild = new ForceParameters(2, 1, 1, 0.3, 2, 0.1, 5, 1000);
        ParticleState calm = new ParticleState(new double[10], 2, 7);
        ParticleState explosive = ParticleState.normal(5, 2, 1);
        try (TornadoEnsemble ensemble = new TornadoEnsemble(new Shape(addition(5), 2, 2), device())) {
            List<Optional<UnstableException>> stopped = ensemble.advance(wild, List.of(explosive, calm), 1000);
            assertEquals(explosive.step() + 1, stopped.getFirst().orElseThrow().step());
            assertTrue(explosive.step() < 1000);
            assertTrue(stopped.get(1).isEmpty());
            assertEquals(1007, calm.step());
        }
    }

    @Test
    void aStateComesBackFromBeyondTheReachOfSinglePrecision() throws UnstableException {
        double[] x = ParticleState.normal(5, 2, 1).positions();
        x[4] = 5e8; // decay brings it within 1e8 after some steps
        ParticleState reference = new ParticleState(x, 2, 0);
        ParticleState state = new ParticleState(x, 2, 0);
        new ScalarEngine(addition(5), 2).advance(DEFAULTS, reference, 200);
        batch(addition(5), 2, 1, true).advance(DEFAULTS, List.of(state), 200);
        assertTrue(Math.abs(state.positions()[4]) < Layout.REACH);
        assertClose(reference.positions(), state.positions(), 1e-4);
    }

    /** Trajectories part from one another by rounding, their shares must not. */
    @Test
    void structuresComeOutInTheSharesThatTheyHaveWithVector() {
        int seeds = 100;
        Task task = addition(11);
        Map<Structure, Integer> expected = structures(Engines.VECTOR, task, seeds);
        Map<Structure, Integer> actual = structures(Engines.TORNADO, task, seeds);
        for (Structure structure : Structure.values()) {
            double p = expected.getOrDefault(structure, 0) / (double) seeds;
            double error = Math.sqrt(2 * Math.max(p * (1 - p), 1.0 / seeds) / seeds); // of the difference of two shares
            assertEquals(p, actual.getOrDefault(structure, 0) / (double) seeds, 2 * error, structure.label());
        }
        assertTrue(expected.size() > 1, "there are shares to compare: " + expected);
    }

    private static Map<Structure, Integer> structures(String engine, Task task, int seeds) {
        List<ParticleState> states = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            states.add(ParticleState.normal(task.tokens(), 2, seed));
        }
        try (EnsembleEngine ensemble =
                Engines.createEnsemble(EngineChoice.of(engine), task, 2, seeds, Workers.CALLER)) {
            assertEquals(engine, ensemble.name());
            ensemble.advance(DEFAULTS, states, 1000);
        }
        StructureMeasures measures = new StructureMeasures(task, 2);
        Map<Structure, Integer> counts = new EnumMap<>(Structure.class);
        for (ParticleState state : states) {
            counts.merge(measures.measure(state.positions()).structure(), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void tasksOfLikeSizesAndParametersShareAPlan() throws UnstableException {
        batch(addition(4), 2, 1, true);
        int before = Plans.count();
        for (int n : new int[] {5, 17, 31}) {
            for (Operation operation : Operation.values()) {
                try (ForceEngine engine = new TornadoEngine(new Shape(Task.of(operation, n), 2, 1), device())) {
                    ParticleState state = ParticleState.normal(n, 2, 1);
                    engine.advance(DEFAULTS, state, 1);
                    engine.advance(DEFAULTS.with(ForceParameters.ALIGNMENT, 7), state, 1);
                }
            }
        }
        assertEquals(before, Plans.count());
    }

    @Test
    void anEngineIsUsedOnOtherThreadsThanItWasMadeOn() throws InterruptedException, ExecutionException {
        Task task = addition(17);
        ParticleState expected = ParticleState.normal(17, 2, 3);
        batch(task, 2, 1, true).advance(DEFAULTS, List.of(expected), 30);
        Plans.forgetAll();
        ForceEngine engine = onThread(() -> new TornadoEngine(new Shape(task, 2, 1), device()));
        ParticleState state = ParticleState.normal(17, 2, 3);
        for (int part = 0; part < 3; part++) {
            onThread(() -> {
                engine.advance(DEFAULTS, state, 10);
                return state;
            });
        }
        assertArrayEquals(expected.positions(), state.positions());
        onThread(() -> {
            Plans.forgetAll();
            return state;
        });
    }

    private static <T> T onThread(java.util.concurrent.Callable<T> work)
            throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "another");
        thread.start();
        thread.join();
        return task.get();
    }

    private static void assertClose(double[] expected, double[] actual, double share) {
        double largest = 0;
        for (double x : expected) {
            largest = Math.max(largest, Math.abs(x));
        }
        assertArrayEquals(expected, actual, share * largest);
    }
}
