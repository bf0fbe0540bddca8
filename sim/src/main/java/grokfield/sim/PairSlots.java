package grokfield.sim;

/**
 * The pairs of a task in the order in which {@code vector} works on them: sorted by class, so that the pairs of one class
 * are neighbours. A slot is a place in this order. Immutable.
 */
final class PairSlots {
    /** M, the number of slots. */
    final int count;

    final int[] first; // (M), token a of the slot's pair
    final int[] second; // (M), token b
    final int[] classOf; // (M)
    final int[] ofTokens; // (N, N), the slot of the pair of two tokens
    final int[] result; // (M), where a slot's sum over its class stands in the results of the targets

    /** Targets are vectors of up to L neighbouring slots of one class; their results stand at target · L. */
    final int targets;

    final int[] targetStart; // (targets), first slot of the vector
    final int[] classStart; // (targets), first slot of its class
    final int[] classEnd; // (targets), one past the last slot of its class

    private final int tokens;

    PairSlots(Task task) {
        count = task.pairs();
        tokens = task.tokens();
        first = new int[count];
        second = new int[count];
        classOf = new int[count];
        result = new int[count];
        ofTokens = new int[task.tokens() * task.tokens()];
        int[] start = classStarts(task);
        int[] next = start.clone();
        for (int p = 0; p < count; p++) {
            int slot = next[task.pairClass(p)]++;
            first[slot] = task.first(p);
            second[slot] = task.second(p);
            classOf[slot] = task.pairClass(p);
            ofTokens[task.first(p) * task.tokens() + task.second(p)] = slot;
            ofTokens[task.second(p) * task.tokens() + task.first(p)] = slot;
        }
        int vectors = 0;
        for (int c = 0; c < task.classes(); c++) {
            vectors += vectorsOf(start, c);
        }
        targets = vectors;
        targetStart = new int[targets];
        classStart = new int[targets];
        classEnd = new int[targets];
        int target = 0;
        for (int c = 0; c < task.classes(); c++) {
            for (int v = 0; v < vectorsOf(start, c); v++) {
                fillTarget(target++, start[c] + v * Lanes.COUNT, start[c], start[c + 1]);
            }
        }
    }

    /**
     * Adds to the forces on some tokens what acts on the pairs of each.
     *
     * @param pairX (M), the force on each slot's pair sum
     * @param forces (N, 2)
     */
    void addToTokens(float[] pairX, float[] pairY, int fromToken, int toToken, double[] forces) {
        for (int i = fromToken; i < toToken; i++) {
            int self = ofTokens[i * tokens + i]; // its pair sum moves twice as fast
            double x = pairX[self];
            double y = pairY[self];
            for (int j = i * tokens; j < (i + 1) * tokens; j++) {
                int slot = ofTokens[j];
                x += pairX[slot];
                y += pairY[slot];
            }
            forces[2 * i] += x;
            forces[2 * i + 1] += y;
        }
    }

    private void fillTarget(int target, int slot, int classFrom, int classTo) {
        targetStart[target] = slot;
        classStart[target] = classFrom;
        classEnd[target] = classTo;
        for (int lane = 0; lane < Lanes.COUNT && slot + lane < classTo; lane++) {
            result[slot + lane] = target * Lanes.COUNT + lane;
        }
    }

    private static int vectorsOf(int[] start, int c) {
        return (start[c + 1] - start[c] + Lanes.COUNT - 1) / Lanes.COUNT;
    }

    /** First slot of each class, and at K the number of slots. */
    private static int[] classStarts(Task task) {
        int[] start = new int[task.classes() + 1];
        for (int p = 0; p < task.pairs(); p++) {
            start[task.pairClass(p) + 1]++;
        }
        for (int c = 0; c < task.classes(); c++) {
            start[c + 1] += start[c];
        }
        return start;
    }
}
