package grokfield.render.view;

import grokfield.render.gl.Rgb;
import grokfield.render.window.Fonts;
import grokfield.render.window.Theme;
import imgui.ImDrawList;
import imgui.ImFont;
import java.util.Arrays;

/** Writes the tokens' numbers over a view: inside the discs where they fit, beside them otherwise, and never over each other. */
public final class ViewLabels {
    private static final float GAP = 2; // window units between a disc and its number, and between numbers

    private float[] boxes = {}; // left, top, right, bottom of each number written
    private int written;

    /**
     * Writes the numbers.
     *
     * @param left of the picture in the window, window units
     * @param top likewise
     * @param pixelsPerUnit pixels of the picture per window unit
     * @param theme the theme the picture was drawn in
     */
    public void draw(
            ImDrawList list, ViewFrame frame, float left, float top, float pixelsPerUnit, Theme theme, Fonts fonts) {
        ImFont font = fonts.small();
        float size = font.getFontSize() / pixelsPerUnit;
        int tokens = frame.tokens();
        if (boxes.length < 4 * tokens) {
            boxes = new float[4 * tokens];
        }
        written = 0;
        float radius = frame.tokenRadius() / pixelsPerUnit;
        boolean within = radius * 2 >= size * (tokens > 10 ? 1.35f : 1.1f);
        for (int i = 0; i < tokens; i++) {
            if (Float.isNaN(frame.tokenX(i))) {
                continue;
            }
            String text = Integer.toString(i);
            float width = font.calcTextSizeAX(size, Float.MAX_VALUE, 0, text);
            float x = left + frame.tokenX(i) / pixelsPerUnit;
            float y = top + frame.tokenY(i) / pixelsPerUnit;
            float textX = within ? x - width / 2 : x + radius + GAP;
            float textY = y - size / 2;
            if (isFree(textX, textY, textX + width, textY + size)) {
                Rgb ink = within ? inkOn(Palette.of(theme).color(i, tokens)) : theme.text();
                list.addText(font, Math.round(size), Math.round(textX), Math.round(textY), ink.packed(), text);
            }
        }
    }

    /** Black or white, whichever is read better. */
    private static Rgb inkOn(Rgb fill) {
        Rgb dark = Rgb.of(0x101418);
        Rgb light = Rgb.of(0xffffff);
        return fill.contrast(dark) >= fill.contrast(light) ? dark : light;
    }

    /** Whether a box touches none that is taken; takes it then. */
    private boolean isFree(float left, float top, float right, float bottom) {
        for (int k = 0; k < written; k++) {
            boolean apart = right + GAP < boxes[4 * k]
                    || left - GAP > boxes[4 * k + 2]
                    || bottom < boxes[4 * k + 1]
                    || top > boxes[4 * k + 3];
            if (!apart) {
                return false;
            }
        }
        if (boxes.length < 4 * written + 4) {
            boxes = Arrays.copyOf(boxes, 2 * boxes.length + 4);
        }
        boxes[4 * written] = left;
        boxes[4 * written + 1] = top;
        boxes[4 * written + 2] = right;
        boxes[4 * written + 3] = bottom;
        written++;
        return true;
    }
}
