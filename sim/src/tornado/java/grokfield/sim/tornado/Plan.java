package grokfield.sim.tornado;

import grokfield.sim.EngineException;
import grokfield.sim.ForceParameters;
import grokfield.sim.Task;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * The kernels compiled for one capacity, with their buffers. Parameters and tasks travel in a buffer, so that changing
 * them compiles nothing. It may be used by one thread after another, never by two at once: each call ends with a transfer that waits for
 * the device.
 */
final class Plan {
    private static final String GRAPH = "grokfield";

    /** Steps of one launch where each part of a step is a kernel: enough to spread what a launch costs. */
    private static final int STEPS_IN_A_GRAPH = 4;

    /** With more pairs than this, a step is so long that a launch costs nothing beside it. */
    private static final int MANY_PAIRS = 20_000;

    /** Pair interactions of a launch where one kernel makes all steps: some tenths of a second on a processor. */
    private static final double LAUNCH_INTERACTIONS = 2e8;

    private static final int MOST_STEPS_OF_A_LAUNCH = 10_000;

    /** No relaxed arithmetic, because that may assume that every number is finite. */
    private static final String OPENCL_FLAGS = "-cl-mad-enable -w";

    private final Capacity capacity;
    private final IntArray order;
    private final DoubleArray start;
    private final DoubleArray positions;
    private final DoubleArray next;
    private final DoubleArray forces;
    private final FloatArray sums;
    private final FloatArray pairForces;
    private final IntArray report;
    private final TornadoExecutionPlan plan;
    private @Nullable Shape shape; // whose tables stand in the order
    private int stepsOfALaunch = 1;

    /** Compiles the kernels, which takes a tenth of a second to seconds. */
    Plan(Capacity capacity) {
        this(capacity, OPENCL_FLAGS);
    }

    Plan(Capacity capacity, String openclFlags) {
        this.capacity = capacity;
        int coordinates = (int) capacity.coordinates();
        order = new IntArray((int) capacity.order());
        start = new DoubleArray(Layout.POSITIONS + coordinates);
        positions = new DoubleArray(coordinates);
        next = new DoubleArray(coordinates);
        forces = new DoubleArray(coordinates);
        sums = new FloatArray((int) capacity.sums());
        pairForces = new FloatArray((int) capacity.pairForces());
        report = new IntArray(1 + Layout.REPORT * capacity.states());
        plan = compile(openclFlags);
    }

    private int stepsInAGraph() {
        return capacity.pairs() > MANY_PAIRS ? 1 : STEPS_IN_A_GRAPH;
    }

    private TornadoExecutionPlan compile(String openclFlags) {
        KernelContext context = new KernelContext();
        GridScheduler grid = new GridScheduler();
        TaskGraph graph = new TaskGraph(GRAPH)
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, order, start)
                .transferToDevice(DataTransferMode.FIRST_EXECUTION, positions, next, forces, sums, pairForces, report)
                .task("load", Motion::load, context, order, start, positions, report);
        addGrid(grid, "load", positions.getSize());
        if (capacity.whole()) {
            addWhole(graph, grid, context);
        } else {
            for (int step = 0; step < stepsInAGraph(); step++) {
                addStep(graph, grid, context, step);
            }
        }
        graph.transferToHost(DataTransferMode.UNDER_DEMAND, positions, forces, report);
        return new TornadoExecutionPlan(graph.snapshot())
                .withDevice(capacity.device().handle())
                .withGridScheduler(grid)
                .withCompilerFlags(TornadoVMBackendType.OPENCL, openclFlags)
                .withPreCompilation();
    }

    private void addWhole(TaskGraph graph, GridScheduler grid, KernelContext context) {
        if (capacity.plane()) {
            graph.task(
                    "advance",
                    Plane::advance,
                    context,
                    order,
                    start,
                    positions,
                    next,
                    forces,
                    sums,
                    pairForces,
                    report);
        } else {
            graph.task(
                    "advance",
                    Space::advance,
                    context,
                    order,
                    start,
                    positions,
                    next,
                    forces,
                    sums,
                    pairForces,
                    report);
        }
        addGrid(grid, "advance", capacity.states() * Layout.GROUP);
    }

    private void addStep(TaskGraph graph, GridScheduler grid, KernelContext context, int step) {
        String describe = "describe" + step;
        String attract = "attract" + step;
        String move = "move" + step;
        if (capacity.plane()) {
            graph.task(describe, Plane::describe, context, order, start, positions, sums, report)
                    .task(attract, Plane::attract, context, order, start, sums, pairForces, report);
        } else {
            graph.task(describe, Space::describe, context, order, start, positions, sums, report)
                    .task(attract, Space::attract, context, order, start, sums, pairForces, report);
        }
        graph.task(move, Motion::move, context, order, start, pairForces, positions, next, forces, report);
        int pairSums = capacity.states() * capacity.pairs();
        addGrid(grid, describe, pairSums);
        addGrid(grid, attract, capacity.plane() ? pairSums : pairSums * capacity.dimensions());
        addGrid(grid, move, capacity.states() * Layout.GROUP);
    }

    private static void addGrid(GridScheduler grid, String task, int items) {
        WorkerGrid1D worker = new WorkerGrid1D((items + Layout.GROUP - 1) / Layout.GROUP * Layout.GROUP);
        worker.setLocalWork(Layout.GROUP, 1, 1);
        grid.addWorkerGrid(GRAPH + "." + task, worker);
    }

    /** Sets what the next orders advance, and the law that they follow. */
    void set(Shape next, ForceParameters parameters) {
        if (!next.equals(shape)) {
            fillTables(next.task(), next.states(), next.dimensions());
            stepsOfALaunch = capacity.whole() ? stepsOfAWholeLaunch(next) : stepsInAGraph();
            shape = next;
        }
        double chance = 1.0 / next.task().classes();
        start.set(Layout.ATTRACTION, parameters.attraction());
        start.set(Layout.ATTRACTION_SOFTENING2, parameters.attractionSoftening() * parameters.attractionSoftening());
        start.set(Layout.REPULSION, -parameters.repulsion());
        start.set(Layout.REPULSION_SOFTENING2, parameters.repulsionSoftening() * parameters.repulsionSoftening());
        start.set(Layout.TURN_SAME, parameters.alignment() * (1 - chance));
        start.set(Layout.TURN_OTHER, -parameters.alignment() * chance);
        start.set(Layout.DIRECTION_SOFTENING2, parameters.directionSoftening() * parameters.directionSoftening());
        start.set(Layout.WEIGHT_DECAY, parameters.weightDecay());
        start.set(Layout.STEP_SIZE, parameters.stepSize());
        start.set(Layout.SHARE, 1.0 / next.task().tokens());
    }

    private int stepsOfAWholeLaunch(Shape next) {
        double turns = Math.ceil((double) next.states() / capacity.device().units());
        double steps = LAUNCH_INTERACTIONS / (next.interactions() * turns);
        return (int) Math.clamp(steps, 1, MOST_STEPS_OF_A_LAUNCH);
    }

    /** The pairs sorted by class; a slot is a place in this order. */
    private void fillTables(Task task, int states, int dimensions) {
        int n = task.tokens();
        int leftOut = Layout.PINS + states * n;
        int pairTable = leftOut + states;
        int slotTable = pairTable + Layout.PAIR * task.pairs();
        order.set(Layout.TOKENS, n);
        order.set(Layout.DIMENSIONS, dimensions);
        order.set(Layout.STATES, states);
        order.set(Layout.PAIRS, task.pairs());
        order.set(Layout.PAIR_TABLE, pairTable);
        order.set(Layout.SLOT_TABLE, slotTable);
        order.set(Layout.LEFT_OUT, leftOut);
        int[] classStart = classStarts(task);
        int[] free = classStart.clone();
        for (int p = 0; p < task.pairs(); p++) {
            int c = task.pairClass(p);
            int slot = free[c]++;
            int row = pairTable + Layout.PAIR * slot;
            order.set(row, task.first(p));
            order.set(row + 1, task.second(p));
            order.set(row + 2, classStart[c]);
            order.set(row + 3, classStart[c + 1]);
            order.set(slotTable + task.first(p) * n + task.second(p), slot);
            order.set(slotTable + task.second(p) * n + task.first(p), slot);
        }
    }

    /** First slot of each class, and at K the number of slots. */
    private static int[] classStarts(Task task) {
        int[] starts = new int[task.classes() + 1];
        for (int p = 0; p < task.pairs(); p++) {
            starts[task.pairClass(p) + 1]++;
        }
        for (int c = 0; c < task.classes(); c++) {
            starts[c + 1] += starts[c];
        }
        return starts;
    }

    /** Sets where a state begins: positions of shape (N, d) and pins of shape (N). */
    void set(int state, double[] from, boolean[] pinned) {
        int base = Layout.POSITIONS + state * from.length;
        for (int k = 0; k < from.length; k++) {
            start.set(base + k, from[k]);
        }
        for (int i = 0; i < pinned.length; i++) {
            order.set(Layout.PINS + state * pinned.length + i, pinned[i] ? 1 : 0);
        }
    }

    /** Says whether a state takes part in the next order. */
    void include(int state, boolean takesPart) {
        order.set(order.get(Layout.LEFT_OUT) + state, takesPart ? 0 : 1);
    }

    /** Advances the states that take part; {@link #stepsMade} and {@link #copyPositions} say what came of it. */
    void advance(int steps) {
        order.set(Layout.STAY, 0);
        TornadoExecutionResult result = null;
        for (int made = 0; made < steps; made += stepsOfALaunch) {
            result = launch(made, Math.min(stepsOfALaunch, steps - made));
        }
        if (result != null) {
            report.set(0, 0);
            result.transferToHost(positions, report);
            checkSerial();
        }
    }

    /** Computes the forces on the states that take part, without moving them. */
    void computeForces() {
        order.set(Layout.STAY, 1);
        report.set(0, 0);
        launch(0, 1).transferToHost(forces, report);
        checkSerial();
    }

    private TornadoExecutionResult launch(int made, int steps) {
        order.set(Layout.STEPS, made + steps);
        order.set(Layout.ROUNDS, steps);
        order.set(Layout.LOAD, made == 0 ? 1 : 0);
        order.set(Layout.SERIAL, Math.max(1, order.get(Layout.SERIAL) + 1));
        Plans.meet();
        return plan.execute();
    }

    /** Some drivers report a lost device on the console alone: then the report is not that of the last order. */
    private void checkSerial() {
        if (report.get(0) != order.get(Layout.SERIAL)) {
            throw new EngineException(capacity.device().name() + " did not do what it was told; it may have been lost");
        }
    }

    /** How many steps of the last order a state made before it ended, was beyond reach, or would not be finite. */
    int stepsMade(int state) {
        return report.get(Layout.REPORT * state + 1);
    }

    void copyPositions(int state, double[] to) {
        copy(positions, state, to);
    }

    void copyForces(int state, double[] to) {
        copy(forces, state, to);
    }

    private static void copy(DoubleArray from, int state, double[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k] = from.get(state * to.length + k);
        }
    }

    /** Gives the device's memory back. */
    void close() throws TornadoExecutionPlanException {
        plan.close();
    }
}
