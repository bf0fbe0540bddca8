package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The alignment of all pair sums of a plane, of one class or not, when they are few: then direct summation is done before
 * {@link PlaneAlignment} has sorted. With τ = ψ/π, the angle of the line as a share of π, v = û on the lower side and −û on
 * the upper, and |τ_p − τ_q| = 2 max(τ_p, τ_q) − τ_p − τ_q, the only sum over couples is Σ_q max(τ_p, τ_q) v_q.
 */
final class FewAlignment {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;
    private static final float OVER_PI = (float) (1 / Math.PI);

    /** Slots that stand in registers at a time; at N = 17 and L = 16 twice this is just enough. */
    private static final int COLUMNS = 5 * L;

    /** So many terms are added up before their sum is added to the others: the rounding errors of long sums grow. */
    private static final int SOURCES = 80;

    private final SlotSums sums;
    private final float[] line; // (padded M), τ
    private final float[] signedX; // (padded M), v, zero in the padding
    private final float[] signedY;
    private final float[] latestX; // (padded M), Σ_q max(τ_p, τ_q) v_q
    private final float[] latestY;
    private final float[] totals = new float[6 * L]; // lanes of Σ û, Σ v, Σ τv, each in x and y

    FewAlignment(SlotSums sums) {
        this.sums = sums;
        int size = (sums.count + COLUMNS - 1) / COLUMNS * COLUMNS;
        line = new float[size];
        signedX = new float[size];
        signedY = new float[size];
        latestX = new float[size];
        latestY = new float[size];
    }

    /** Adds Σ κ_pq û_q over q ≠ p, times a strength, to the forces on the slots. */
    void add(float strength, float[] pairX, float[] pairY) {
        prepare(sums, line, signedX, signedY, totals);
        Arrays.fill(latestX, 0);
        Arrays.fill(latestY, 0);
        for (int start = 0; start < sums.count; start += SOURCES) {
            int end = Math.min(start + SOURCES, sums.count);
            for (int column = 0; column < sums.count; column += COLUMNS) {
                runColumns(line, signedX, signedY, column, start, end, latestX, latestY);
            }
        }
        finish(sums, line, latestX, latestY, totals, strength, pairX, pairY);
    }

    private static void prepare(SlotSums sums, float[] line, float[] signedX, float[] signedY, float[] totals) {
        FloatVector allX = FloatVector.zero(FLOATS);
        FloatVector allY = allX;
        FloatVector slopeX = allX;
        FloatVector slopeY = allX;
        FloatVector levelX = allX;
        FloatVector levelY = allX;
        for (int slot = 0; slot < sums.count; slot += L) {
            // In the padding û is zero, since the pair sum is.
            FloatVector side = FloatVector.fromArray(FLOATS, sums.side, slot);
            FloatVector ux = FloatVector.fromArray(FLOATS, sums.directionX, slot);
            FloatVector uy = FloatVector.fromArray(FLOATS, sums.directionY, slot);
            FloatVector tau = FloatVector.fromArray(FLOATS, sums.line, slot).mul(OVER_PI);
            FloatVector vx = ux.mul(side);
            FloatVector vy = uy.mul(side);
            tau.intoArray(line, slot);
            vx.intoArray(signedX, slot);
            vy.intoArray(signedY, slot);
            allX = allX.add(ux);
            allY = allY.add(uy);
            slopeX = slopeX.add(vx);
            slopeY = slopeY.add(vy);
            levelX = tau.fma(vx, levelX);
            levelY = tau.fma(vy, levelY);
        }
        allX.intoArray(totals, 0);
        allY.intoArray(totals, L);
        slopeX.intoArray(totals, 2 * L);
        slopeY.intoArray(totals, 3 * L);
        levelX.intoArray(totals, 4 * L);
        levelY.intoArray(totals, 5 * L);
    }

    /**
     * Five vectors of targets against all sources, two at a time. τ ≥ 0 is ordered as its bits are; for whole numbers the
     * processor has a maximum that is one instruction.
     */
    private static void runColumns(
            float[] line,
            float[] signedX,
            float[] signedY,
            int column,
            int start,
            int end,
            float[] latestX,
            float[] latestY) {
        IntVector line0 = FloatVector.fromArray(FLOATS, line, column).reinterpretAsInts();
        IntVector line1 = FloatVector.fromArray(FLOATS, line, column + L).reinterpretAsInts();
        IntVector line2 = FloatVector.fromArray(FLOATS, line, column + 2 * L).reinterpretAsInts();
        IntVector line3 = FloatVector.fromArray(FLOATS, line, column + 3 * L).reinterpretAsInts();
        IntVector line4 = FloatVector.fromArray(FLOATS, line, column + 4 * L).reinterpretAsInts();
        FloatVector x0 = FloatVector.zero(FLOATS);
        FloatVector y0 = x0;
        FloatVector x1 = x0;
        FloatVector y1 = x0;
        FloatVector x2 = x0;
        FloatVector y2 = x0;
        FloatVector x3 = x0;
        FloatVector y3 = x0;
        FloatVector x4 = x0;
        FloatVector y4 = x0;
        for (int q = start; q < end; q += 2) {
            IntVector lineA = FloatVector.broadcast(FLOATS, line[q]).reinterpretAsInts();
            FloatVector xA = FloatVector.broadcast(FLOATS, signedX[q]);
            FloatVector yA = FloatVector.broadcast(FLOATS, signedY[q]);
            IntVector lineB = FloatVector.broadcast(FLOATS, line[q + 1]).reinterpretAsInts();
            FloatVector xB = FloatVector.broadcast(FLOATS, signedX[q + 1]);
            FloatVector yB = FloatVector.broadcast(FLOATS, signedY[q + 1]);
            FloatVector a = lineA.max(line0).reinterpretAsFloats();
            FloatVector b = lineB.max(line0).reinterpretAsFloats();
            x0 = b.fma(xB, a.fma(xA, x0));
            y0 = b.fma(yB, a.fma(yA, y0));
            a = lineA.max(line1).reinterpretAsFloats();
            b = lineB.max(line1).reinterpretAsFloats();
            x1 = b.fma(xB, a.fma(xA, x1));
            y1 = b.fma(yB, a.fma(yA, y1));
            a = lineA.max(line2).reinterpretAsFloats();
            b = lineB.max(line2).reinterpretAsFloats();
            x2 = b.fma(xB, a.fma(xA, x2));
            y2 = b.fma(yB, a.fma(yA, y2));
            a = lineA.max(line3).reinterpretAsFloats();
            b = lineB.max(line3).reinterpretAsFloats();
            x3 = b.fma(xB, a.fma(xA, x3));
            y3 = b.fma(yB, a.fma(yA, y3));
            a = lineA.max(line4).reinterpretAsFloats();
            b = lineB.max(line4).reinterpretAsFloats();
            x4 = b.fma(xB, a.fma(xA, x4));
            y4 = b.fma(yB, a.fma(yA, y4));
        }
        x0.add(FloatVector.fromArray(FLOATS, latestX, column)).intoArray(latestX, column);
        y0.add(FloatVector.fromArray(FLOATS, latestY, column)).intoArray(latestY, column);
        x1.add(FloatVector.fromArray(FLOATS, latestX, column + L)).intoArray(latestX, column + L);
        y1.add(FloatVector.fromArray(FLOATS, latestY, column + L)).intoArray(latestY, column + L);
        x2.add(FloatVector.fromArray(FLOATS, latestX, column + 2 * L)).intoArray(latestX, column + 2 * L);
        y2.add(FloatVector.fromArray(FLOATS, latestY, column + 2 * L)).intoArray(latestY, column + 2 * L);
        x3.add(FloatVector.fromArray(FLOATS, latestX, column + 3 * L)).intoArray(latestX, column + 3 * L);
        y3.add(FloatVector.fromArray(FLOATS, latestY, column + 3 * L)).intoArray(latestY, column + 3 * L);
        x4.add(FloatVector.fromArray(FLOATS, latestX, column + 4 * L)).intoArray(latestX, column + 4 * L);
        y4.add(FloatVector.fromArray(FLOATS, latestY, column + 4 * L)).intoArray(latestY, column + 4 * L);
    }

    /**
     * From an upper direction, Σ θû / π = Σ (û on the lower side) − Σ |τ_p − τ_q| v_q, and κ_pq = ½ + ρ_p (½ − θ_pq/π); on the
     * lower side the bracket changes its sign. What p does to itself, (½ + ½ρ_p) û_p, is taken off.
     */
    private static void finish(
            SlotSums sums,
            float[] line,
            float[] latestX,
            float[] latestY,
            float[] totals,
            float strength,
            float[] pairX,
            float[] pairY) {
        float slopeX = Lanes.sum(totals, 2 * L);
        float slopeY = Lanes.sum(totals, 3 * L);
        FloatVector allX = FloatVector.broadcast(FLOATS, 0.5f * Lanes.sum(totals, 0));
        FloatVector allY = FloatVector.broadcast(FLOATS, 0.5f * Lanes.sum(totals, L));
        FloatVector levelX = FloatVector.broadcast(FLOATS, 0.5f * slopeX + Lanes.sum(totals, 4 * L));
        FloatVector levelY = FloatVector.broadcast(FLOATS, 0.5f * slopeY + Lanes.sum(totals, 5 * L));
        FloatVector minusTwo = FloatVector.broadcast(FLOATS, -2f);
        FloatVector minusHalf = FloatVector.broadcast(FLOATS, -0.5f);
        FloatVector factor = FloatVector.broadcast(FLOATS, strength);
        for (int slot = 0; slot < sums.count; slot += L) {
            FloatVector tau = FloatVector.fromArray(FLOATS, line, slot);
            FloatVector rho = FloatVector.fromArray(FLOATS, sums.sharpness, slot);
            FloatVector turn = rho.mul(FloatVector.fromArray(FLOATS, sums.side, slot));
            FloatVector self = rho.fma(minusHalf, minusHalf);
            FloatVector x = minusTwo.fma(
                    FloatVector.fromArray(FLOATS, latestX, slot),
                    tau.mul(slopeX).add(levelX));
            FloatVector y = minusTwo.fma(
                    FloatVector.fromArray(FLOATS, latestY, slot),
                    tau.mul(slopeY).add(levelY));
            x = turn.fma(x, self.fma(FloatVector.fromArray(FLOATS, sums.directionX, slot), allX));
            y = turn.fma(y, self.fma(FloatVector.fromArray(FLOATS, sums.directionY, slot), allY));
            factor.fma(x, FloatVector.fromArray(FLOATS, pairX, slot)).intoArray(pairX, slot);
            factor.fma(y, FloatVector.fromArray(FLOATS, pairY, slot)).intoArray(pairY, slot);
        }
    }
}
