package grokfield.render.view;

/** The shape of an arrow: a shaft from a disc's edge, and a head. */
final class Arrow {
    private static final float SHAFT = 1.8f; // width, design units
    private static final float HEAD_LENGTH = 8;
    private static final float HEAD_HALF_WIDTH = 3.6f;

    private Arrow() {}

    /**
     * Adds an arrow whose length is counted from the edge of the disc it starts from.
     *
     * @param x1 where it would end if it started from the middle
     */
    static void add(
            Strokes strokes, float x0, float y0, float x1, float y1, float discRadius, float pixelScale, int color) {
        float length = (float) Math.hypot(x1 - x0, y1 - y0);
        if (!(length >= 1.5f)) {
            return; // too short to be seen, or not finite
        }
        float dx = (x1 - x0) / length;
        float dy = (y1 - y0) / length;
        float head = Math.min(HEAD_LENGTH * pixelScale, length);
        float startX = x0 + dx * discRadius;
        float startY = y0 + dy * discRadius;
        float neckX = startX + dx * (length - head);
        float neckY = startY + dy * (length - head);
        strokes.line(startX, startY, neckX, neckY, SHAFT * pixelScale, color);
        float half = HEAD_HALF_WIDTH * head / HEAD_LENGTH;
        strokes.tapered(neckX, neckY, neckX + dx * head, neckY + dy * head, half, 0, color, color);
    }
}
