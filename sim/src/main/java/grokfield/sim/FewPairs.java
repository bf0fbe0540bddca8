package grokfield.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pairs of a task, when they are few, in the order in which {@link FewForces} works on them. Level after level: the
 * first pair of every class, the second of every class, and so on, the classes from the largest to the smallest. So the
 * couples of one class lie equally far apart: vectors of slots meet vectors of slots. Within a class the tokens that are
 * close come first, so that for modular addition of an odd number of tokens a level is {j − h, j + h} over all j. Immutable.
 */
final class FewPairs {
    /** M, the number of slots. */
    final int count;

    /** Strips are runs of slots whose two tokens both go up by one, modulo N, from slot to slot. */
    final int strips;

    final int[] stripStart; // (strips), its first slot
    final int[] stripLength; // (strips), at most N
    final int[] stripFirst; // (strips), a token of its first slot
    final int[] stripSecond; // (strips), the other token

    /** Couples of vectors: lane by lane, slot p + i meets slot q + i of its class. All couples of a class are there, once. */
    final int[] coupleP; // (couples), slot p of lane 0

    final int[] coupleQ; // (couples), slot q of lane 0
    final int[] coupleIdle; // (couples), how many of the last lanes are idle

    FewPairs(Task task) {
        count = task.pairs();
        List<List<Integer>> classes = classesBySize(task);
        List<Integer> order = new ArrayList<>();
        List<Integer> levelStart = new ArrayList<>();
        for (int level = 0; level < classes.getFirst().size(); level++) {
            levelStart.add(order.size());
            for (List<Integer> pairs : classes) {
                if (level < pairs.size()) {
                    order.add(pairs.get(level));
                }
            }
        }
        levelStart.add(order.size());

        List<int[]> found = strips(task, order);
        strips = found.size();
        stripStart = column(found, 0);
        stripLength = column(found, 1);
        stripFirst = column(found, 2);
        stripSecond = column(found, 3);

        List<int[]> vectors = vectors(runs(levelStart));
        coupleP = column(vectors, 0);
        coupleQ = column(vectors, 1);
        coupleIdle = column(vectors, 2);
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    /** The pairs of each class, the largest class first, among equals that of the smallest a ∘ a. */
    private static List<List<Integer>> classesBySize(Task task) {
        int[] smallestRoot = new int[task.classes()];
        Arrays.fill(smallestRoot, task.tokens());
        List<List<Integer>> classes = new ArrayList<>();
        for (int c = 0; c < task.classes(); c++) {
            classes.add(new ArrayList<>());
        }
        Comparator<Integer> byDistance = Comparator.comparingInt(p -> distance(task, p));
        IntStream.range(0, task.pairs()).boxed().sorted(byDistance).forEach(p -> {
            int c = task.pairClass(p);
            classes.get(c).add(p);
            if (task.first(p) == task.second(p)) {
                smallestRoot[c] = Math.min(smallestRoot[c], task.first(p));
            }
        });
        Comparator<Integer> bySize =
                Comparator.comparingInt(c -> -classes.get(c).size());
        return IntStream.range(0, task.classes())
                .boxed()
                .sorted(bySize.thenComparingInt(c -> smallestRoot[c]))
                .map(classes::get)
                .toList();
    }

    /** How far apart the tokens of a pair are, modulo N. */
    private static int distance(Task task, int pair) {
        int apart = task.second(pair) - task.first(pair);
        return Math.min(apart, task.tokens() - apart);
    }

    /** First slot, length and tokens of each strip. */
    private static List<int[]> strips(Task task, List<Integer> order) {
        int n = task.tokens();
        List<int[]> strips = new ArrayList<>();
        int[] strip = {0, 0, 0, 0};
        for (int slot = 0; slot < order.size(); slot++) {
            int a = task.first(order.get(slot));
            int b = task.second(order.get(slot));
            int nextA = (strip[2] + strip[1]) % n;
            int nextB = (strip[3] + strip[1]) % n;
            boolean goesOn = (a == nextA && b == nextB) || (a == nextB && b == nextA);
            if (slot > 0 && goesOn && strip[1] < n) {
                strip[1]++;
            } else {
                strip = new int[] {slot, 1, a, b};
                strips.add(strip);
            }
        }
        return strips;
    }

    /** Slots p, slots q and length of the couples of two levels, those equally far apart joined where one goes on. */
    private static List<int[]> runs(List<Integer> levelStart) {
        int levels = levelStart.size() - 1;
        List<int[]> runs = new ArrayList<>();
        for (int distance = 1; distance < levels; distance++) {
            int[] run = {0, 0, 0};
            for (int level = 0; level + distance < levels; level++) {
                int p = levelStart.get(level);
                int q = levelStart.get(level + distance);
                int length = levelStart.get(level + distance + 1) - q;
                if (run[2] > 0 && p == run[0] + run[2] && q == run[1] + run[2]) {
                    run[2] += length;
                } else {
                    run = new int[] {p, q, length};
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    /** Slots p, slots q and idle lanes. */
    private static List<int[]> vectors(List<int[]> runs) {
        List<int[]> vectors = new ArrayList<>();
        for (int[] run : runs) {
            for (int i = 0; i < run[2]; i += Lanes.COUNT) {
                vectors.add(new int[] {run[0] + i, run[1] + i, Math.max(0, i + Lanes.COUNT - run[2])});
            }
        }
        return vectors;
    }
}
