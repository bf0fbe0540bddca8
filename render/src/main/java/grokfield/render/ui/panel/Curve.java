package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.state.History;
import imgui.extension.implot.flag.ImPlotMarker;
import java.util.List;

/**
 * One curve of a plot. Colour and mark both tell it from the others, so that neither is needed alone.
 *
 * @param column the column of the history
 */
record Curve(String label, Rgb color, Mark mark, History history, int column) {
    /** The shape that stands on a curve here and there. */
    enum Mark {
        DISC("●", ImPlotMarker.Circle),
        TRIANGLE("▲", ImPlotMarker.Up),
        SQUARE("■", ImPlotMarker.Square),
        DIAMOND("◆", ImPlotMarker.Diamond),
        DOWN("▼", ImPlotMarker.Down),
        NONE("–", ImPlotMarker.None);

        private static final List<Mark> SHAPES = List.of(DISC, TRIANGLE, SQUARE, DIAMOND, DOWN);

        private final String sign;
        private final int marker;

        Mark(String sign, int marker) {
            this.sign = sign;
            this.marker = marker;
        }

        /** The shape of a curve among others, by its place. */
        static Mark of(int place) {
            return SHAPES.get(place % SHAPES.size());
        }

        /** The shape as text, for a legend. */
        String sign() {
            return sign;
        }

        /** ImPlot's name of the shape. */
        int marker() {
            return marker;
        }
    }

    double[] values() {
        return history.column(column);
    }
}
