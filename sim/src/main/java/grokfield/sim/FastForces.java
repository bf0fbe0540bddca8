package grokfield.sim;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

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
    private final Map<BoxGrid.Spread, FarField> fields = new EnumMap<>(BoxGrid.Spread.class);
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
        slots = new PairSlots(task);
        tokens = task.tokens();
        sums = new PlaneSums(slots);
        int unevenOrder = ExpansionOrder.of(tolerance, BoxGrid.Spread.UNEVEN);
        boolean alwaysExpands = unevenOrder <= BoxPoints.HIGHEST_ORDER;
        grid = new BoxGrid(
                slots.count,
                FarField.pairsPerBox(ExpansionOrder.of(tolerance, BoxGrid.Spread.WIDE)),
                alwaysExpands ? FarField.pairsPerBox(unevenOrder) : Double.POSITIVE_INFINITY);
        farX = new float[grid.size];
        farY = new float[grid.size];
        for (BoxGrid.Spread spread : BoxGrid.Spread.values()) {
            int order = Math.min(ExpansionOrder.of(tolerance, spread), BoxPoints.HIGHEST_ORDER);
            fields.put(spread, new FarField(grid, order, farX, farY));
        }
        far = field(BoxGrid.Spread.WIDE);
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
        far = field(grid.spread());
        far.prepare(parameters.repulsionSoftening());
        workers.run(far.momentParts() + 1, rise);
        far.rise(workers);
        workers.run(grid.side() + CHUNKS, walk);
        far.descend(workers);
        far.evaluate(workers);
        workers.run(CHUNKS, collect);
        workers.run(CHUNKS, give);
    }

    /** Boxes along an edge of the grid that was last used; 1 where all pairs met directly. */
    int side() {
        return grid.side();
    }

    private FarField field(BoxGrid.Spread spread) {
        return Objects.requireNonNull(fields.get(spread));
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
        int rows = grid.side() / 2; // the lower half of the boxes' rows comes first, the upper last
        if (part < rows) {
            repel(part);
        } else if (part < rows + CHUNKS) {
            pull.run(part - rows, parameters);
            far.translate(part - rows);
        } else {
            repel(part - CHUNKS);
        }
    }

    private void repel(int row) {
        double softening = parameters.repulsionSoftening();
        near.run(row, (float) (softening * softening));
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
        slots.addToTokens(pairX, pairY, part * tokens / CHUNKS, (part + 1) * tokens / CHUNKS, target);
    }
}
