package grokfield.render.ui.clip;

import grokfield.scenes.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things are in a clip's picture: pixels from the upper left corner, supersampling included.
 *
 * @param scale pixels per design unit
 * @param head height of the title's line; 0 without one
 * @param foot height of the caption's line; 0 without one
 * @param tiles one for each scene
 */
record ClipLayout(float scale, int head, int foot, List<Tile> tiles) {
    private static final float VIEW = 480; // design units that a view has at least, where there is room
    private static final float LEAST_SCALE = 0.8f; // below, texts cannot be read
    private static final float HEAD = 42; // design units
    private static final float FOOT = 32;
    private static final float LABEL = 28;
    private static final float GAP = 3;

    /**
     * One scene's part.
     *
     * @param left edge of the label's line
     * @param top likewise
     * @param label height of its line; 0 without one
     */
    record Tile(int left, int top, int width, int label, List<View> views) {
        /** The lower edge. */
        int bottom() {
            View last = views.getLast();
            return last.top() + last.height();
        }
    }

    /** One side's picture. */
    record View(Side side, int left, int top, int width, int height) {}

    private record Box(int left, int top, int width, int height) {}

    /**
     * Arranges.
     *
     * @param look what the picture is like
     * @param sides the sides that each scene has, as they are shown: the network at the left or on top
     * @param labelled whether scenes have labels
     */
    static ClipLayout of(ClipLook look, List<List<Side>> sides, boolean labelled) {
        int width = look.width() * look.supersampling();
        int height = look.height() * look.supersampling();
        int most = sides.stream().mapToInt(List::size).max().orElse(1);
        int columns = columns(width, height, sides.size(), most);
        int rows = (sides.size() + columns - 1) / columns;
        boolean beside = isBeside(width / columns, height / rows, most);
        float view =
                Math.min(width / (float) columns / (beside ? most : 1), height / (float) rows / (beside ? 1 : most));
        float scale = Math.max(LEAST_SCALE * look.supersampling(), view / VIEW);
        int head = look.title().isEmpty() ? 0 : Math.round(HEAD * scale);
        int foot = look.caption().isEmpty() ? 0 : Math.round(FOOT * scale);
        int label = labelled ? Math.round(LABEL * scale) : 0;
        int gap = Math.round(GAP * scale);
        List<Tile> tiles = new ArrayList<>();
        for (int k = 0; k < sides.size(); k++) {
            Box box = cell(new Box(0, head, width, height - head - foot), columns, rows, k, gap);
            Box views = new Box(box.left(), box.top() + label, box.width(), box.height() - label);
            tiles.add(new Tile(box.left(), box.top(), box.width(), label, views(views, sides.get(k), beside, gap)));
        }
        return new ClipLayout(scale, head, foot, List.copyOf(tiles));
    }

    private static List<View> views(Box box, List<Side> sides, boolean beside, int gap) {
        List<View> views = new ArrayList<>();
        int count = sides.size();
        for (int k = 0; k < count; k++) {
            Box part = cell(box, beside ? count : 1, beside ? 1 : count, k, gap);
            views.add(new View(sides.get(k), part.left(), part.top(), part.width(), part.height()));
        }
        return List.copyOf(views);
    }

    /** Cell k, row by row, of a grid in a box; gaps lie between cells only. */
    private static Box cell(Box box, int columns, int rows, int k, int gap) {
        int column = k % columns;
        int row = k / columns;
        int left = column * (box.width() + gap) / columns;
        int right = (column + 1) * (box.width() + gap) / columns - gap;
        int top = row * (box.height() + gap) / rows;
        int bottom = (row + 1) * (box.height() + gap) / rows - gap;
        return new Box(box.left() + left, box.top() + top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    /** The number of columns that makes the views largest. */
    private static int columns(int width, int height, int tiles, int sides) {
        int best = 1;
        double largest = 0;
        for (int columns = 1; columns <= tiles; columns++) {
            int rows = (tiles + columns - 1) / columns;
            double w = width / (double) columns;
            double h = height / (double) rows;
            double view = Math.max(Math.min(w / sides, h), Math.min(w, h / sides));
            if (view > largest * 1.001) {
                largest = view;
                best = columns;
            }
        }
        return best;
    }

    private static boolean isBeside(int width, int height, int sides) {
        return Math.min(width / sides, height) >= Math.min(width, height / sides);
    }
}
