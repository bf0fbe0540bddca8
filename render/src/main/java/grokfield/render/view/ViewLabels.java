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

    private final Writing writing = new Writing();

    /**
     * Writes over the picture that a port has just drawn.
     *
     * @param list where the picture is shown
     * @param left of the picture in the window, window units
     * @param top likewise
     * @param pixelsPerUnit pixels of the picture per window unit
     */
    public void draw(
            ImDrawList list,
            ViewPort port,
            ViewOptions options,
            float left,
            float top,
            float pixelsPerUnit,
            Fonts fonts) {
        Theme theme = options.theme();
        float width = port.camera().width() / pixelsPerUnit;
        float height = port.camera().height() / pixelsPerUnit;
        float scale = port.pixelScale() / pixelsPerUnit;
        ImFont font = fonts.small();
        writing.begin(font.getFontSize() / pixelsPerUnit);
        list.pushClipRect(left, top, left + width, top + height, true);
        if (options.labels()) {
            tokens(list, font, port, theme, left, top, pixelsPerUnit, scale);
        }
        if (port.camera() instanceof PlaneCamera plane) {
            gridNumbers(list, font, plane, port, theme, left, top, pixelsPerUnit);
        }
        legend(list, font, port.frame(), theme, left, top + height, pixelsPerUnit, scale);
        String caption = port.axes().caption();
        if (!caption.isEmpty()) {
            float x = left + 10 * scale + writing.width(font, caption) / 2;
            writing.centred(
                    list,
                    font,
                    x,
                    top + 8 * scale + writing.size() / 2,
                    caption,
                    theme.faintText().packed(),
                    0);
        }
        list.popClipRect();
    }

    private void tokens(
            ImDrawList list,
            ImFont font,
            ViewPort port,
            Theme theme,
            float left,
            float top,
            float pixelsPerUnit,
            float scale) {
        ViewFrame frame = port.frame();
        int tokens = frame.tokens();
        if (tokens > MOST_NUMBERS) {
            return;
        }
        float radius = frame.tokenRadius() / pixelsPerUnit;
        boolean within = radius * 2 >= writing.size() * (tokens > 10 ? 1.3f : 1.1f);
        float middleX = middle(frame, true);
        float middleY = middle(frame, false);
        for (int i = 0; i < tokens; i++) {
            float x = left + frame.tokenX(i) / pixelsPerUnit;
            float y = top + frame.tokenY(i) / pixelsPerUnit;
            if (Float.isNaN(x)) {
                continue;
            }
            String text = Integer.toString(i);
            float fade = port.axes().isSpace() ? 1 - 0.65f * frame.tokenDepth(i) : 1;
            if (within) {
                Rgb ink = Writing.inkOn(Palette.of(theme).color(i, tokens));
                writing.centred(list, font, x, y, text, ink.packed(fade), 0);
                continue;
            }
            float dx = frame.tokenX(i) - middleX;
            float dy = frame.tokenY(i) - middleY;
            float length = Math.max(1e-3f, (float) Math.hypot(dx, dy));
            float half = (Math.abs(dx) * writing.width(font, text) + Math.abs(dy) * 0.7f * writing.size()) / 2;
            float away = radius + GAP * scale + half / length;
            int halo = theme.canvas().packed(0.5f * fade);
            writing.centred(
                    list,
                    font,
                    x + dx / length * away,
                    y + dy / length * away,
                    text,
                    theme.text().packed(fade),
                    halo);
        }
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

    private void gridNumbers(
            ImDrawList list,
            ImFont font,
            PlaneCamera camera,
            ViewPort port,
            Theme theme,
            float left,
            float top,
            float pixelsPerUnit) {
        double cell = GridLayer.cell(camera, port.pixelScale());
        int decimals = Math.max(0, -(int) Math.floor(Math.log10(cell) + 1e-9));
        int ink = theme.faintText().packed(0.85f);
        int halo = theme.canvas().packed(0.5f);
        float width = camera.width() / pixelsPerUnit;
        float height = camera.height() / pixelsPerUnit;
        float edge = writing.size() * 0.8f;
        for (long i = (long) Math.ceil(camera.left() / cell); i * cell <= camera.right(); i++) {
            float x = (float) ((i * cell - camera.left()) * camera.scale()) / pixelsPerUnit;
            if (x > 2 * edge && x < width - 2 * edge) {
                writing.centred(list, font, left + x, top + height - edge, number(i * cell, decimals), ink, halo);
            }
        }
        for (long i = (long) Math.ceil(camera.bottom() / cell); i * cell <= camera.top(); i++) {
            float y = (float) ((camera.top() - i * cell) * camera.scale()) / pixelsPerUnit;
            String text = number(i * cell, decimals);
            if (y > 2 * edge && y < height - 3 * edge) {
                float x = left + 0.5f * edge + writing.width(font, text) / 2;
                writing.centred(list, font, x, top + y, text, ink, halo);
            }
        }
    }

    private static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        return value < 0 ? "−" + text : text;
    }

    private void legend(
            ImDrawList list,
            ImFont font,
            ViewFrame frame,
            Theme theme,
            float left,
            float bottom,
            float pixelsPerUnit,
            float scale) {
        if (frame.arrowUnit() == 0) {
            return;
        }
        int ink = theme.text().packed(0.9f);
        float length = frame.arrowPixels() / pixelsPerUnit;
        float x = left + 34 * scale;
        float y = bottom - 38 * scale;
        String text = String.format(Locale.ROOT, "%s", arrowNumber(frame.arrowUnit()));
        list.addLine(x, y, x + length - 7 * scale, y, ink, 1.8f * scale);
        list.addTriangleFilled(
                x + length, y, x + length - 8 * scale, y - 3.6f * scale, x + length - 8 * scale, y + 3.6f * scale, ink);
        writing.centred(
                list,
                font,
                x + length + 8 * scale + writing.width(font, text) / 2,
                y,
                text,
                ink,
                theme.canvas().packed(0.5f));
    }

    private static String arrowNumber(double unit) {
        return unit >= 0.001 && unit < 10_000
                ? number(unit, Math.max(0, -(int) Math.floor(Math.log10(unit) + 1e-9)))
                : String.format(Locale.ROOT, "%.0e", unit);
    }
}
