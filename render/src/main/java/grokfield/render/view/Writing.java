package grokfield.render.view;

import grokfield.render.gl.Rgb;
import imgui.ImDrawList;
import imgui.ImFont;
import java.util.Arrays;

/** Writes small texts into a picture shown in the window, none over another. Coordinates are window units. */
final class Writing {
    private static final float GAP = 2; // between texts
    private static final float[] HALO = {-1, -1, 1, -1, -1, 1, 1, 1};

    private float[] boxes = {}; // left, top, right, bottom of each text
    private int written;
    private float size;

    /** Forgets what was written where. */
    void begin(float newSize) {
        written = 0;
        size = newSize;
    }

    /** Height of a line. */
    float size() {
        return size;
    }

    float width(ImFont font, String text) {
        return font.calcTextSizeAX(size, Float.MAX_VALUE, 0, text);
    }

    /**
     * Writes a text with its middle at (x, y), if nothing stands there yet.
     *
     * @param halo what to part it from the picture with, packed, or 0: nothing
     */
    boolean centred(ImDrawList list, ImFont font, float x, float y, String text, int ink, int halo) {
        float width = width(font, text);
        float left = Math.round(x - width / 2);
        float top = Math.round(y - size / 2);
        if (!take(left, top, left + width, top + size)) {
            return false;
        }
        if (halo != 0) {
            for (int k = 0; k < HALO.length; k += 2) {
                list.addText(font, Math.round(size), left + HALO[k], top + HALO[k + 1], halo, text);
            }
        }
        list.addText(font, Math.round(size), left, top, ink, text);
        return true;
    }

    /** Black or white, whichever is read better. */
    static Rgb inkOn(Rgb fill) {
        Rgb dark = Rgb.of(0x101418);
        Rgb light = Rgb.of(0xffffff);
        return fill.contrast(dark) >= fill.contrast(light) ? dark : light;
    }

    private boolean take(float left, float top, float right, float bottom) {
        for (int k = 0; k < written; k++) {
            boolean apart = right + GAP < boxes[4 * k]
                    || left - GAP > boxes[4 * k + 2]
                    || bottom - GAP < boxes[4 * k + 1]
                    || top + GAP > boxes[4 * k + 3];
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
