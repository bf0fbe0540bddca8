package grokfield.render.view;

import grokfield.render.gl.Rgb;
import grokfield.render.window.Fonts;
import grokfield.render.window.Theme;
import imgui.ImDrawList;
import imgui.ImFont;
import java.util.Locale;

/**
 * The writing over a view: the tokens' numbers (inside the discs where they fit, outside them otherwise, fewer where they would stand on
 * each other), the numbers of the grid, what the arrows' length means, and what the axes are.
 */
public final class ViewLabels {
    private static final float GAP = 3; // between a disc and its number, design units
    private static final int MOST_NUMBERS = 400; // of tokens; beyond, hovering tells
    private static final float LEGEND = 34; // from the left edge
    private static final float LINE = 16; // of the legend
    private static final float HALO = 0.5f; // opacity of the canvas's colour around a text

    private final Writing writing = new Writing();

    /** Where and how to write: the picture's place in the window, in window units, and their scales. */
    private record Sheet(
            ImDrawList list,
            ImFont font,
            Theme theme,
            float left,
            float top,
            float width,
            float height,
            float pixelsPerUnit,
            float scale) {

        float x(double pixels) {
            return left + (float) pixels / pixelsPerUnit;
        }

        float y(double pixels) {
            return top + (float) pixels / pixelsPerUnit;
        }
    }

    /**
     * Writes over the picture that a port has just drawn.
     *
     * @param list where the picture is shown
     * @param arrowName what the arrows are
     * @param left of the picture in the window, window units
     * @param top likewise
     * @param pixelsPerUnit pixels of the picture per window unit
     */
    public void draw(
            ImDrawList list,
            ViewPort port,
            ViewOptions options,
            String arrowName,
            float left,
            float top,
            float pixelsPerUnit,
            Fonts fonts) {
        Sheet sheet = new Sheet(
                list,
                fonts.small(),
                options.theme(),
                left,
                top,
                port.camera().width() / pixelsPerUnit,
                port.camera().height() / pixelsPerUnit,
                pixelsPerUnit,
                port.pixelScale() / pixelsPerUnit);
        writing.begin(sheet.font.getFontSize() / pixelsPerUnit);
        list.pushClipRect(left, top, left + sheet.width, top + sheet.height, true);
        legend(sheet, port.frame(), arrowName);
        caption(sheet, port.axes().caption());
        if (options.labels()) {
            tokens(sheet, port.frame(), port.axes().isSpace());
        }
        if (port.camera() instanceof PlaneCamera plane) {
            gridNumbers(sheet, plane, GridLayer.cell(plane, port.pixelScale()));
        }
        list.popClipRect();
    }

    private void caption(Sheet sheet, String text) {
        if (!text.isEmpty()) {
            float x = sheet.left + 10 * sheet.scale + writing.width(sheet.font, text) / 2;
            float y = sheet.top + 8 * sheet.scale + writing.size() / 2;
            write(sheet, x, y, text, sheet.theme.faintText().packed());
        }
    }

    private void tokens(Sheet sheet, ViewFrame frame, boolean space) {
        int tokens = frame.tokens();
        if (tokens > MOST_NUMBERS) {
            return;
        }
        float diameter = 2 * frame.tokenRadius() / sheet.pixelsPerUnit;
        boolean within = diameter >= writing.size() * (tokens > 10 ? 1.3f : 1.1f);
        float middleX = middle(frame, true);
        float middleY = middle(frame, false);
        for (int i = 0; i < tokens; i++) {
            if (Float.isNaN(frame.tokenX(i))) {
                continue;
            }
            float fade = space ? 1 - 0.65f * frame.tokenDepth(i) : 1;
            if (within) {
                Rgb ink = Writing.inkOn(Palette.of(sheet.theme).color(i, tokens));
                float x = sheet.x(frame.tokenX(i));
                float y = sheet.y(frame.tokenY(i));
                writing.centred(sheet.list, sheet.font, x, y, Integer.toString(i), ink.packed(fade), 0);
            } else {
                outside(sheet, frame, i, middleX, middleY, fade);
            }
        }
    }

    /** Writes a token's number beside its disc, on the side away from the other tokens. */
    private void outside(Sheet sheet, ViewFrame frame, int token, float middleX, float middleY, float fade) {
        String text = Integer.toString(token);
        float dx = frame.tokenX(token) - middleX;
        float dy = frame.tokenY(token) - middleY;
        float length = Math.max(1e-3f, (float) Math.hypot(dx, dy));
        float half = (Math.abs(dx) * writing.width(sheet.font, text) + Math.abs(dy) * 0.7f * writing.size()) / 2;
        float away = frame.tokenRadius() / sheet.pixelsPerUnit + GAP * sheet.scale + half / length;
        float x = sheet.x(frame.tokenX(token)) + dx / length * away;
        float y = sheet.y(frame.tokenY(token)) + dy / length * away;
        write(sheet, x, y, text, sheet.theme.text().packed(fade));
    }

    /** The mean of the tokens that are on the screen, in pixels. */
    private static float middle(ViewFrame frame, boolean x) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < frame.tokens(); i++) {
            if (!Float.isNaN(frame.tokenX(i))) {
                sum += x ? frame.tokenX(i) : frame.tokenY(i);
                count++;
            }
        }
        return count == 0 ? 0 : (float) (sum / count);
    }

    /** The grid's numbers along the lower and the left edge. */
    private void gridNumbers(Sheet sheet, PlaneCamera camera, double cell) {
        int decimals = Math.max(0, -(int) Math.floor(Math.log10(cell) + 1e-9));
        int ink = sheet.theme.faintText().packed(0.85f);
        float edge = writing.size() * 0.8f;
        for (long i = (long) Math.ceil(camera.left() / cell); i * cell <= camera.right(); i++) {
            float x = sheet.x((i * cell - camera.left()) * camera.scale());
            if (x > sheet.left + 2 * edge && x < sheet.left + sheet.width - 2 * edge) {
                write(sheet, x, sheet.top + sheet.height - edge, number(i * cell, decimals), ink);
            }
        }
        for (long i = (long) Math.ceil(camera.bottom() / cell); i * cell <= camera.top(); i++) {
            float y = sheet.y((camera.top() - i * cell) * camera.scale());
            if (y > sheet.top + 2 * edge && y < sheet.top + sheet.height - 3 * edge) {
                String text = number(i * cell, decimals);
                write(sheet, sheet.left + 0.5f * edge + writing.width(sheet.font, text) / 2, y, text, ink);
            }
        }
    }

    /** From the lower left corner upwards: what the arrows' length means, and what else is drawn. */
    private void legend(Sheet sheet, ViewFrame frame, String name) {
        float s = sheet.scale;
        float y = sheet.top + sheet.height - 38 * s;
        if (frame.arrowUnit() != 0) {
            int ink = sheet.theme.text().packed(0.9f);
            arrow(sheet, y, frame.arrowPixels() / sheet.pixelsPerUnit, ink);
            entry(
                    sheet,
                    y,
                    frame.arrowPixels() / sheet.pixelsPerUnit,
                    name + " " + arrowNumber(frame.arrowUnit()),
                    ink);
            y -= LINE * s;
        }
        for (ViewFindings.Note note : frame.notes()) {
            float width = 18 * s;
            float from = sheet.left + LEGEND * s;
            switch (note.sign()) {
                case RING ->
                    sheet.list.addCircle(
                            from + width - 6 * s,
                            y,
                            5.5f * s,
                            sheet.theme.text().packed(0.9f),
                            0,
                            1.6f * s);
                case FITTED -> arrow(sheet, y, width, sheet.theme.accent().packed(0.95f));
                case LINK ->
                    sheet.list.addLine(
                            from, y, from + width, y, sheet.theme.error().packed(0.75f), 1.8f * s);
            }
            entry(sheet, y, width, note.text(), sheet.theme.text().packed(0.9f));
            y -= LINE * s;
        }
    }

    private static void arrow(Sheet sheet, float y, float length, int ink) {
        float s = sheet.scale;
        float from = sheet.left + LEGEND * s;
        float to = from + length;
        sheet.list.addLine(from, y, to - 7 * s, y, ink, 1.8f * s);
        sheet.list.addTriangleFilled(to, y, to - 8 * s, y - 3.6f * s, to - 8 * s, y + 3.6f * s, ink);
    }

    private void entry(Sheet sheet, float y, float after, String text, int ink) {
        float x = sheet.left + (LEGEND + 8) * sheet.scale + after;
        write(sheet, x + writing.width(sheet.font, text) / 2, y, text, ink);
    }

    private void write(Sheet sheet, float x, float y, String text, int ink) {
        writing.centred(
                sheet.list, sheet.font, x, y, text, ink, sheet.theme.canvas().packed(HALO));
    }

    private static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        return value < 0 ? "−" + text : text;
    }

    private static String arrowNumber(double unit) {
        return unit >= 0.001 && unit < 10_000
                ? number(unit, Math.max(0, -(int) Math.floor(Math.log10(unit) + 1e-9)))
                : String.format(Locale.ROOT, "%.0e", unit);
    }
}
