package grokfield.sim;

import org.jspecify.annotations.Nullable;

/**
 * The whole law on pair sums of a plane in less than M² work: alignment by sorting ({@link SortedAlignment}), repulsion by
 * expansions ({@link FarField}) but among neighbours ({@link NearField}), attraction inside the classes directly
 * ({@link ClassPull}). Alignment, attraction and the repulsion among neighbours are exact but for the rounding of single
 * precision.
 */
final class FastForces implements PairForces {
    private static final int CHUNKS = 16;

    /** Boxes are never narrower than so many softening lengths: series would leave the single-precision numbers. */
    private static final double LEAST_WIDTH = 1e-3;

    private final PairSlots slots;
    private final PlaneSums sums;
    private final BoxGrid grid;
    private final FarField evenField;
    private final @Nullable FarField unevenField;
    private final NearField near;
    private final ClassPull pull;
    private final SortedAlignment alignment;
    private final int tokens;
    private final float[] farX; // (size), in the order of the grid
    private final float[] farY;
    private final float[] pairX; // (M), by slot
    private final float[] pairY;
    private final Workers.Part fill;
    private final Workers.Part sort;
    private final Workers.Part rise;
    private final Workers.Part walk;
    private final Workers.Part collect;
    private final Workers.Part give;
    private FarField far;
    private ForceParameters parameters = ForceParameters.DEFAULTS;
    private double[] source = new double[0];
    private double[] target = new double[0];

    FastForces(Task task, double tolerance) {
        this(task, tolerance, 1);
    }

    /**
     * @param boxCost by how much boxes cost more than they do; little makes many boxes
     */
    FastForces(Task task, double tolerance, double boxCost) {
        int order = ExpansionOrder.even(tolerance, task.pairs());
        int unevenOrder = ExpansionOrder.uneven(tolerance);
        boolean expands = unevenOrder <= BoxPoints.HIGHEST_ORDER;
        slots = new PairSlots(task);
        tokens = task.tokens();
        sums = new PlaneSums(slots);
        grid = new BoxGrid(
                slots.count,
                boxCost * FarField.pairsPerBox(order),
                expands ? boxCost * FarField.pairsPerBox(unevenOrder) : Double.POSITIVE_INFINITY);
        farX = new float[grid.size];
        farY = new float[grid.size];
        evenField = new FarField(grid, order, farX, farY);
        unevenField = expands ? new FarField(grid, unevenOrder, farX, farY) : null;
        far = evenField;
        near = new NearField(grid);
        pull = new ClassPull(sums, CHUNKS);
        alignment = new SortedAlignment(sums, task.classes());
        pairX = new float[slots.count];
        pairY = new float[slots.count];
        fill = this::fill;
        sort = this::sort;
        rise = this::rise;
        walk = this::walk;
        collect = this::collect;
        give = this::give;
    }

    @Override
    public void add(ForceParameters parameters, double[] positions, Workers workers, double[] forces) {
        this.parameters = parameters;
        target = forces;
        source = positions;
        workers.run(CHUNKS, fill);
        workers.run(2, sort);
        far = grid.isEven() || unevenField == null ? evenField : unevenField;
        far.prepare(parameters.repulsionSoftening());
        workers.run(far.momentParts() + 1, rise);
        far.rise(workers);
        workers.run(grid.side() + 2 * CHUNKS, walk);
        far.descend(workers);
        far.evaluate(workers);
        workers.run(CHUNKS, collect);
        workers.run(CHUNKS, give);
    }

    /** Boxes along an edge of the grid that was last used; 1 where all pairs met directly. */
    int side() {
        return grid.side();
    }

    boolean isEven() {
        return grid.isEven();
    }

    private void fill(int part) {
        int vectors = (slots.count + Lanes.COUNT - 1) / Lanes.COUNT;
        int from = (int) ((long) part * vectors / CHUNKS) * Lanes.COUNT;
        int to = Math.min((int) ((part + 1L) * vectors / CHUNKS) * Lanes.COUNT, slots.count);
        sums.fill(source, parameters.directionSoftening(), from, to);
    }

    private void sort(int part) {
        if (part == 0) {
            alignment.sort();
        } else {
            grid.fill(sums.x, sums.y, LEAST_WIDTH * parameters.repulsionSoftening());
        }
    }

    private void rise(int part) {
        if (part < far.momentParts()) {
            far.sumMoments(part);
        } else {
            alignment.run();
        }
    }

    private void walk(int part) {
        int side = grid.side();
        if (part < side) {
            double softening = parameters.repulsionSoftening();
            near.run(part, (float) (softening * softening));
        } else if (part < side + CHUNKS) {
            pull.run(part - side, parameters);
        } else {
            far.translate(part - side - CHUNKS);
        }
    }

    /** The force on each pair sum. */
    private void collect(int part) {
        float strength = (float) parameters.repulsion();
        float turn = (float) parameters.alignment();
        int end = (int) ((part + 1L) * slots.count / CHUNKS);
        for (int slot = (int) ((long) part * slots.count / CHUNKS); slot < end; slot++) {
            int result = slots.result[slot];
            int place = grid.place[slot];
            float awayX = near.sumX(place) + farX[place];
            float awayY = near.sumY(place) + farY[place];
            pairX[slot] = strength * awayX + pull.forceX[result] + turn * alignment.forceX[slot];
            pairY[slot] = strength * awayY + pull.forceY[result] + turn * alignment.forceY[slot];
        }
    }

    /** For each token the sum over its N pairs. */
    private void give(int part) {
        int end = (part + 1) * tokens / CHUNKS;
        for (int i = part * tokens / CHUNKS; i < end; i++) {
            int self = slots.ofTokens[i * tokens + i]; // its pair sum moves twice as fast
            double x = pairX[self];
            double y = pairY[self];
            for (int j = i * tokens; j < (i + 1) * tokens; j++) {
                int slot = slots.ofTokens[j];
                x += pairX[slot];
                y += pairY[slot];
            }
            target[2 * i] += x;
            target[2 * i + 1] += y;
        }
    }
}
