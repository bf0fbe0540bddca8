package grokfield.sim;

/**
 * Finds the nearest other point, exactly as comparing with every point in order would: squared distances are added in the
 * order of the coordinates, and of equal ones the lowest index wins. A k-d tree with bounding boxes, rebuilt in place;
 * about M log M work for M points, also when many of them coincide. Allocates nothing after construction.
 */
final class NearestPairs {
    private static final int LEAF = 8;

    private final int dimensions;
    private final int[] order; // (M), point indices, each node owns a range
    private final double[] low; // (nodes, d), bounding boxes
    private final double[] high; // (nodes, d)
    private final int[] lowestIndex; // (nodes), the smallest point index inside
    private double[] points = new double[0]; // (M, d)
    private int used; // how many points are candidates

    private int target;
    private int best;
    private double bestDistance2;

    NearestPairs(int capacity, int dimensions) {
        this.dimensions = dimensions;
        order = new int[capacity];
        int nodes = 2;
        for (int leaves = 1; leaves * LEAF < capacity; leaves *= 2) {
            nodes *= 2;
        }
        // Node i has the children 2i and 2i + 1; a median split halves, so that the depth is known beforehand.
        low = new double[2 * nodes * dimensions];
        high = new double[2 * nodes * dimensions];
        lowestIndex = new int[2 * nodes];
    }

    /**
     * Takes new points.
     *
     * @param points shape (M, d), finite; read until the next build
     * @param candidates shape (M), which of them may be found
     */
    void build(double[] points, boolean[] candidates) {
        this.points = points;
        used = 0;
        for (int p = 0; p < candidates.length; p++) {
            if (candidates[p]) {
                order[used++] = p;
            }
        }
        if (used > 0) {
            buildNode(1, 0, used);
        }
    }

    /** The nearest other candidate; −1 if there is none. */
    int nearestTo(int point) {
        target = point;
        best = -1;
        bestDistance2 = Double.POSITIVE_INFINITY;
        if (used > 0) {
            search(1, 0, used);
        }
        return best;
    }

    private void buildNode(int node, int from, int to) {
        bound(node, from, to);
        if (to - from > LEAF) {
            int middle = (from + to) >>> 1;
            select(from, to - 1, middle, widestAxis(node));
            buildNode(2 * node, from, middle);
            buildNode(2 * node + 1, middle, to);
        }
    }

    private void bound(int node, int from, int to) {
        int box = node * dimensions;
        for (int k = 0; k < dimensions; k++) {
            low[box + k] = Double.POSITIVE_INFINITY;
            high[box + k] = Double.NEGATIVE_INFINITY;
        }
        lowestIndex[node] = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            int p = order[i];
            lowestIndex[node] = Math.min(lowestIndex[node], p);
            for (int k = 0; k < dimensions; k++) {
                low[box + k] = Math.min(low[box + k], points[p * dimensions + k]);
                high[box + k] = Math.max(high[box + k], points[p * dimensions + k]);
            }
        }
    }

    private int widestAxis(int node) {
        int box = node * dimensions;
        int widest = 0;
        for (int k = 1; k < dimensions; k++) {
            if (high[box + k] - low[box + k] > high[box + widest] - low[box + widest]) {
                widest = k;
            }
        }
        return widest;
    }

    /** Quickselect: puts the point of rank {@code middle} along an axis in its place, smaller ones before it. */
    private void select(int from, int to, int middle, int axis) {
        int left = from;
        int right = to;
        while (left < right) {
            double pivot = points[order[(left + right) >>> 1] * dimensions + axis];
            int i = left;
            int j = right;
            while (i <= j) {
                while (points[order[i] * dimensions + axis] < pivot) {
                    i++;
                }
                while (points[order[j] * dimensions + axis] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (middle <= j) {
                right = j;
            } else if (middle >= i) {
                left = i;
            } else {
                return;
            }
        }
    }

    private void search(int node, int from, int to) {
        if (!mayHoldBetter(node)) {
            return;
        }
        if (to - from <= LEAF) {
            for (int i = from; i < to; i++) {
                consider(order[i]);
            }
            return;
        }
        int middle = (from + to) >>> 1;
        if (boxDistance2(2 * node) <= boxDistance2(2 * node + 1)) {
            search(2 * node, from, middle);
            search(2 * node + 1, middle, to);
        } else {
            search(2 * node + 1, middle, to);
            search(2 * node, from, middle);
        }
    }

    private boolean mayHoldBetter(int node) {
        double bound = boxDistance2(node);
        return bound < bestDistance2 || (bound == bestDistance2 && lowestIndex[node] < best);
    }

    private void consider(int candidate) {
        if (candidate == target) {
            return;
        }
        double distance2 = 0;
        for (int k = 0; k < dimensions; k++) {
            double difference = points[candidate * dimensions + k] - points[target * dimensions + k];
            distance2 += difference * difference;
        }
        if (distance2 < bestDistance2 || (distance2 == bestDistance2 && candidate < best)) {
            bestDistance2 = distance2;
            best = candidate;
        }
    }

    /** Never more than the computed distance to a point in the box, since rounding keeps the order of what it rounds. */
    private double boxDistance2(int node) {
        double distance2 = 0;
        for (int k = 0; k < dimensions; k++) {
            double x = points[target * dimensions + k];
            double outside = Math.max(0, Math.max(low[node * dimensions + k] - x, x - high[node * dimensions + k]));
            distance2 += outside * outside;
        }
        return distance2;
    }
}
