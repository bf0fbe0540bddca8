package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Between tokens and pairs, strip by strip ({@link FewPairs}): pair sums from positions, forces from those on pair sums. */
final class FewTokens {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    /** Sums go in turn to this many places, since a vector that overlaps one just written must wait for it. */
    private static final int PLACES = 4;

    private final FewPairs pairs;
    private final int tokens;
    private final int room; // 2 N and what a vector may read beyond
    private final float[] positionX; // (2 N), token by token, once more from the start
    private final float[] positionY;
    private final float[] sumX; // (PLACES, room)
    private final float[] sumY;
    private final float[] tails = new float[2 * L]; // L ones, L zeros

    FewTokens(FewPairs pairs, int tokens) {
        this.pairs = pairs;
        this.tokens = tokens;
        room = 2 * tokens + 2 * L;
        positionX = new float[room];
        positionY = new float[room];
        sumX = new float[PLACES * room];
        sumY = new float[PLACES * room];
        Arrays.fill(tails, 0, L, 1);
    }

    /**
     * Computes the pair sums, and zeros after the last.
     *
     * @param positions shape (N, 2)
     * @param x shape (at least M + L), by slot
     * @param y likewise
     */
    void addUp(double[] positions, float[] x, float[] y) {
        for (int i = 0; i < tokens; i++) {
            positionX[i] = (float) positions[2 * i];
            positionY[i] = (float) positions[2 * i + 1];
            positionX[i + tokens] = positionX[i];
            positionY[i + tokens] = positionY[i];
        }
        for (int strip = 0; strip < pairs.strips; strip++) {
            addUpStrip(
                    positionX,
                    positionY,
                    pairs.stripFirst[strip],
                    pairs.stripSecond[strip],
                    pairs.stripLength[strip],
                    pairs.stripStart[strip],
                    x,
                    y);
        }
        FloatVector.zero(FLOATS).intoArray(x, pairs.count);
        FloatVector.zero(FLOATS).intoArray(y, pairs.count);
    }

    /** What the last vector writes beyond its strip is overwritten by the next. */
    private static void addUpStrip(
            float[] positionX, float[] positionY, int first, int second, int length, int start, float[] x, float[] y) {
        for (int i = 0; i < length; i += L) {
            FloatVector.fromArray(FLOATS, positionX, first + i)
                    .add(FloatVector.fromArray(FLOATS, positionX, second + i))
                    .intoArray(x, start + i);
            FloatVector.fromArray(FLOATS, positionY, first + i)
                    .add(FloatVector.fromArray(FLOATS, positionY, second + i))
                    .intoArray(y, start + i);
        }
    }

    /**
     * Adds to each token the forces on its N pair sums; that of (i, i) twice, since its pair sum moves twice as fast.
     *
     * @param pairX shape (at least M + L), by slot
     * @param pairY likewise
     * @param forces shape (N, 2)
     */
    void share(float[] pairX, float[] pairY, double[] forces) {
        Arrays.fill(sumX, 0);
        Arrays.fill(sumY, 0);
        for (int strip = 0; strip < pairs.strips; strip++) {
            int place = strip % (PLACES / 2) * 2 * room;
            shareStrip(
                    pairX,
                    pairY,
                    pairs.stripStart[strip],
                    pairs.stripLength[strip],
                    tails,
                    pairs.stripFirst[strip] + place,
                    pairs.stripSecond[strip] + place + room,
                    sumX,
                    sumY);
        }
        unwrap(sumX, tokens, room);
        unwrap(sumY, tokens, room);
        for (int i = 0; i < tokens; i++) {
            forces[2 * i] += overPlaces(sumX, i, room);
            forces[2 * i + 1] += overPlaces(sumY, i, room);
        }
    }

    private static double overPlaces(float[] sum, int token, int room) {
        double even = (double) sum[token] + sum[token + 2 * room];
        double odd = (double) sum[token + room] + sum[token + 3 * room];
        return even + odd;
    }

    /** Tokens are found twice in each place. */
    private static void unwrap(float[] sum, int tokens, int room) {
        for (int start = 0; start < PLACES * room; start += room) {
            for (int i = start; i < start + tokens; i += L) {
                FloatVector.fromArray(FLOATS, sum, i)
                        .add(FloatVector.fromArray(FLOATS, sum, i + tokens))
                        .intoArray(sum, i);
            }
        }
    }

    private static void shareStrip(
            float[] pairX,
            float[] pairY,
            int start,
            int length,
            float[] tails,
            int first,
            int second,
            float[] sumX,
            float[] sumY) {
        for (int i = 0; i < length; i += L) {
            FloatVector present = FloatVector.fromArray(FLOATS, tails, Math.max(0, i + L - length));
            FloatVector x = FloatVector.fromArray(FLOATS, pairX, start + i).mul(present);
            FloatVector y = FloatVector.fromArray(FLOATS, pairY, start + i).mul(present);
            x.add(FloatVector.fromArray(FLOATS, sumX, first + i)).intoArray(sumX, first + i);
            y.add(FloatVector.fromArray(FLOATS, sumY, first + i)).intoArray(sumY, first + i);
            x.add(FloatVector.fromArray(FLOATS, sumX, second + i)).intoArray(sumX, second + i);
            y.add(FloatVector.fromArray(FLOATS, sumY, second + i)).intoArray(sumY, second + i);
        }
    }
}
