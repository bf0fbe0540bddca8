package grokfield.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums of (s_p − s_q) / (|s_p − s_q|² + ℓ²) over the points q that are in no box around that of p, by a fast multipole
 * method (Greengard and Rokhlin, 1987) on the levels of a {@link BoxGrid}: from the points the moments of the boxes, from
 * the finest level up; on each level from the moments the series of the boxes that do not touch but whose parents do;
 * and from the series the gradients at the points, from the coarsest level down. Expansions are Cartesian, so that the
 * softening needs no thought.
 */
final class FarField {
    /** Parts of a phase. */
    private static final int CHUNKS = 16;

    private static final int LARGEST_ALONE = 2;

    private static final int COARSEST = 2; // side 4: in a smaller one all boxes touch

    /** What the transfer of one couple of terms between two boxes costs, in pair interactions, with all that goes with it. */
    private static final double INTERACTIONS_PER_TERM = 2.2;

    private final BoxGrid grid;
    private final Taylor taylor;
    private final List<Level> levels = new ArrayList<>(); // from the coarsest on, as far as any grid has needed them
    private final float[][] pointScratch;
    private final float[][] shiftScratch;
    private final Workers.Part gather;
    private final Workers.Part pass;
    private final Workers.Part evaluate;
    private int working; // the level that a phase is about

    private final float[] gradientX; // (size), in the order of the grid
    private final float[] gradientY;

    /**
     * @param order of the expansions, 2 … {@link BoxPoints#HIGHEST_ORDER}
     */
    FarField(BoxGrid grid, int order, float[] gradientX, float[] gradientY) {
        this.grid = grid;
        this.gradientX = gradientX;
        this.gradientY = gradientY;
        taylor = new Taylor(order);
        pointScratch = new float[CHUNKS][BoxPoints.scratchSize(taylor, grid.mostSide)];
        shiftScratch = new float[CHUNKS][LevelShift.scratchSize(taylor.terms)];
        gather = this::gather;
        pass = this::pass;
        evaluate = this::evaluate;
    }

    /** What a box of the finest level costs, in pair interactions. */
    static double pairsPerBox(int order) {
        return INTERACTIONS_PER_TERM * Translation.couples(order) / Lanes.COUNT;
    }

    /** One level with what leads to it. */
    private static final class Level {
        final BoxLevel boxes;
        final SoftLogTables tables;
        final Translation translation;
        final BoxPoints points;
        final @Nullable LevelShift fromCoarser;

        Level(int side, BoxGrid grid, Taylor taylor, @Nullable Level coarser) {
            boxes = new BoxLevel(side, taylor.terms, Translation.BLOCK);
            tables = new SoftLogTables(taylor);
            translation = new Translation(boxes, taylor, tables);
            points = new BoxPoints(boxes, grid, taylor);
            fromCoarser = coarser == null ? null : new LevelShift(coarser.boxes, boxes, taylor);
        }
    }

    private Level level(int logSide) {
        return levels.get(logSide - COARSEST);
    }

    private boolean isEmpty() {
        return grid.depth() < COARSEST;
    }

    /** Prepares for the grid as it is now. */
    void prepare(double softening) {
        for (int l = COARSEST; l <= grid.depth(); l++) {
            while (levels.size() <= l - COARSEST) { // the next that is not there yet
                int next = COARSEST + levels.size();
                levels.add(new Level(1 << next, grid, taylor, levels.isEmpty() ? null : levels.getLast()));
            }
            Level level = level(l);
            if (level.tables.prepare(2 * softening / grid.boxWidth() / (1 << (grid.depth() - l)))) {
                level.translation.prepare();
            }
        }
    }

    /** Parts of {@link #sumMoments}. */
    int momentParts() {
        return isEmpty() ? 0 : CHUNKS;
    }

    void sumMoments(int part) {
        for (int row = first(part, grid.side()); row < first(part + 1, grid.side()); row++) {
            level(grid.depth()).points.sumMoments(row, pointScratch[part]);
        }
    }

    /** The moments of the coarser levels. */
    void rise(Workers workers) {
        for (int l = grid.depth(); l > COARSEST; l--) {
            working = l;
            helpers(workers).run(CHUNKS, gather);
        }
    }

    /** The workers, if the level is large enough for them. */
    private Workers helpers(Workers workers) {
        return working <= LARGEST_ALONE ? Workers.CALLER : workers;
    }

    private void gather(int part) {
        LevelShift shift = Objects.requireNonNull(level(working).fromCoarser);
        for (int row = first(part, shift.rows()); row < first(part + 1, shift.rows()); row++) {
            shift.gatherMoments(row, shiftScratch[part]);
        }
    }

    /** Does one of {@link #CHUNKS} parts of the way from moments to series. */
    void translate(int part) {
        for (int l = grid.depth(); l >= COARSEST; l--) {
            Translation translation = level(l).translation;
            int blocks = BoxLevel.QUARTERS * translation.blocks;
            for (int i = first(part, blocks); i < first(part + 1, blocks); i++) {
                translation.run(i % BoxLevel.QUARTERS, i / BoxLevel.QUARTERS);
            }
        }
    }

    /** The first of so many things that belongs to a part; those of a part are neighbours. */
    private static int first(int part, int things) {
        return (int) ((long) part * things / CHUNKS);
    }

    /** The series of the finer levels. */
    void descend(Workers workers) {
        for (int l = COARSEST + 1; l <= grid.depth(); l++) {
            working = l;
            helpers(workers).run(CHUNKS, pass);
        }
    }

    private void pass(int part) {
        LevelShift shift = Objects.requireNonNull(level(working).fromCoarser);
        for (int row = first(part, shift.rows()); row < first(part + 1, shift.rows()); row++) {
            shift.passSeries(row, shiftScratch[part]);
        }
    }

    /** The gradients. */
    void evaluate(Workers workers) {
        if (isEmpty()) {
            Arrays.fill(gradientX, 0);
            Arrays.fill(gradientY, 0);
        } else {
            workers.run(CHUNKS, evaluate);
        }
    }

    private void evaluate(int part) {
        for (int row = first(part, grid.side()); row < first(part + 1, grid.side()); row++) {
            level(grid.depth()).points.evaluate(row, pointScratch[part], gradientX, gradientY);
        }
    }
}
