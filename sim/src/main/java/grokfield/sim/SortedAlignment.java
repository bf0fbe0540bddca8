package grokfield.sim;

import java.util.Arrays;

/**
 * The whole alignment of a plane in M log M work ({@code docs/law.md}, Cost): inside the classes with weight 1 and between
 * all pair sums with weight −1/K. As {@link PlaneAlignment} does it for all, with running sums for every class beside them.
 */
final class SortedAlignment {
    private static final int SUMS = 4; // Σ v and Σ ψv of what was passed, each for x and y

    private final PlaneSums sums;
    private final LineOrder order;
    private final int classes;
    private final int[] classStart; // (K + 1), slots
    private final double[] running; // (K, SUMS)
    private final double[] all = new double[SUMS];
    private final float[] passed; // (M, SUMS), by slot: what its class had passed, less 1/K of what all had
    private int[] sorted = new int[0];

    /** (M), by slot: Σ ([c_q = c_p] − 1/K) κ_pq û_q over q ≠ p. */
    final float[] forceX;

    final float[] forceY;

    SortedAlignment(PlaneSums sums, int classes) {
        this.sums = sums;
        this.classes = classes;
        int count = sums.slots.count;
        order = new LineOrder(count);
        classStart = new int[classes + 1];
        for (int group : sums.slots.classOf) {
            classStart[group + 1]++;
        }
        for (int c = 0; c < classes; c++) {
            classStart[c + 1] += classStart[c];
        }
        running = new double[classes * SUMS];
        passed = new float[count * SUMS];
        forceX = new float[count];
        forceY = new float[count];
    }

    /** Sorts the directions. */
    void sort() {
        sorted = order.sort(sums.line);
    }

    /** After {@link #sort}: computes {@link #forceX} and {@link #forceY}. */
    void run() {
        pass();
        double chance = 1.0 / classes;
        double allX = 0; // Σ û
        double allY = 0;
        for (int slot = 0; slot < sorted.length; slot++) {
            allX += sums.directionX[slot];
            allY += sums.directionY[slot];
        }
        for (int c = 0; c < classes; c++) {
            finish(c, chance, chance * allX, chance * allY);
        }
    }

    /** Walks along the order and notes for every direction what came before it. */
    private void pass() {
        Arrays.fill(running, 0);
        double chance = 1.0 / classes;
        double slopeX = 0;
        double slopeY = 0;
        double levelX = 0;
        double levelY = 0;
        int[] classOf = sums.slots.classOf;
        float[] line = sums.line;
        float[] sides = sums.side;
        float[] directionX = sums.directionX;
        float[] directionY = sums.directionY;
        for (int slot : sorted) {
            int to = slot * SUMS;
            int mine = classOf[slot] * SUMS;
            double side = sides[slot];
            double psi = line[slot];
            double vx = side * directionX[slot];
            double vy = side * directionY[slot];
            double mineX = running[mine];
            double mineY = running[mine + 1];
            double mineLevelX = running[mine + 2];
            double mineLevelY = running[mine + 3];
            passed[to] = (float) (mineX - chance * slopeX);
            passed[to + 1] = (float) (mineY - chance * slopeY);
            passed[to + 2] = (float) (mineLevelX - chance * levelX);
            passed[to + 3] = (float) (mineLevelY - chance * levelY);
            running[mine] = mineX + vx;
            running[mine + 1] = mineY + vy;
            running[mine + 2] = mineLevelX + psi * vx;
            running[mine + 3] = mineLevelY + psi * vy;
            slopeX += vx;
            slopeY += vy;
            levelX += psi * vx;
            levelY += psi * vy;
        }
        all[0] = slopeX;
        all[1] = slopeY;
        all[2] = levelX;
        all[3] = levelY;
    }

    /** The forces on the directions of a class. */
    private void finish(int c, double chance, double chanceX, double chanceY) {
        double mineX = -chanceX;
        double mineY = -chanceY;
        for (int slot = classStart[c]; slot < classStart[c + 1]; slot++) {
            mineX += sums.directionX[slot];
            mineY += sums.directionY[slot];
        }
        int mine = c * SUMS;
        // Σ |ψ_p − ψ_q| v_q = ψ (2 passed − total) − (2 passed − total of ψv); θ_pq = |ψ_p − ψ_q|, or what is left of
        // π.
        double slopeX = running[mine] - chance * all[0];
        double slopeY = running[mine + 1] - chance * all[1];
        double levelX = running[mine + 2] - chance * all[2];
        double levelY = running[mine + 3] - chance * all[3];
        float halfX = (float) (0.5 * mineX);
        float halfY = (float) (0.5 * mineY);
        float startX = (float) (0.5 * slopeX - levelX / Math.PI);
        float startY = (float) (0.5 * slopeY - levelY / Math.PI);
        float riseX = (float) (slopeX / Math.PI);
        float riseY = (float) (slopeY / Math.PI);
        float twice = (float) (2 / Math.PI);
        float own = (float) (1 - chance);
        for (int slot = classStart[c]; slot < classStart[c + 1]; slot++) {
            int from = slot * SUMS;
            float rho = sums.sharpness[slot];
            float psi = sums.line[slot];
            // κ_pq = ½ + ρ (½ − θ_pq/π); on the lower side θ is π − θ, so that the bracket changes its sign.
            float turn = rho * sums.side[slot];
            float self = (0.5f + 0.5f * rho) * own;
            float bracketX = startX + twice * passed[from + 2] + psi * (riseX - twice * passed[from]);
            float bracketY = startY + twice * passed[from + 3] + psi * (riseY - twice * passed[from + 1]);
            forceX[slot] = halfX + turn * bracketX - self * sums.directionX[slot];
            forceY[slot] = halfY + turn * bracketY - self * sums.directionY[slot];
        }
    }
}
