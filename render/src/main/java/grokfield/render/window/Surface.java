package grokfield.render.window;

/**
 * Something to draw into: a window, or a picture in memory. {@code width} and {@code height} are in units as the mouse and Dear ImGui
 * count; a unit has {@link #pixelsPerUnit()} pixels.
 */
public sealed interface Surface permits Window, Canvas {
    /** Directs drawing here, all of it. */
    void bind();

    int width();

    int height();

    int pixelWidth();

    int pixelHeight();

    /** Pixels per unit: 2 on a Mac's Retina display, 1 elsewhere. */
    float pixelsPerUnit();

    /** Pixels per design unit (1/96 inch). */
    float contentScale();
}
