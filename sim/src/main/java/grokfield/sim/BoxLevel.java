package grokfield.sim;

/**
 * The boxes of one side of a {@link BoxGrid}, with an expansion of each in its own coordinates: its middle is 0, its edges lie
 * at ±1. They are kept by parity: the boxes of even or odd row and column make four quarters, and box (2Y + row parity,
 * 2X + column parity) stands at place (Y, X) of its quarter. So what one quarter gets from another comes from the same few
 * neighbouring places everywhere, and neighbouring places are the lanes of a vector. Places are numbered row after row
 * with one empty place between rows, and rows of empty places around.
 */
final class BoxLevel {
    static final int QUARTERS = 4;

    final int side; // boxes along an edge, even
    final int rowLength; // side / 2 + 1, one place of a row is empty
    final int first; // the number of place (0, 0)
    final int places; // from the first to the last, those between the rows included
    final int stride; // numbers of one term of one quarter
    final int quarterStride; // numbers of one quarter
    final float[] moments; // (quarters, terms, stride), Σ (−σ)^m / m! over the points σ of a box; 0 at empty places
    final float[]
            series; // (quarters, terms, stride), L_n of the potential Σ L_n τⁿ / n!; without meaning at empty places

    BoxLevel(int side, int terms, int spare) {
        this.side = side;
        int half = side / 2;
        rowLength = half + 1;
        first = rowLength + 1;
        places = half * rowLength;
        stride = first + places + rowLength + 1 + spare;
        quarterStride = terms * stride;
        moments = new float[QUARTERS * quarterStride];
        series = new float[QUARTERS * quarterStride];
    }

    static int quarter(int row, int column) {
        return 2 * (row & 1) + (column & 1);
    }

    /** The number of a box's place in its quarter. */
    int place(int row, int column) {
        return first + (row >> 1) * rowLength + (column >> 1);
    }

    /** Whether any of the boxes from a place on holds points. */
    boolean isOccupied(int quarter, int place, int length) {
        int at = quarter * quarterStride + place;
        for (int i = at; i < at + length; i++) {
            if (moments[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
