package grokfield.render.ui.state;

import java.nio.file.Path;

/**
 * A piece of the window that is to become a picture.
 *
 * @param left in window units, as the others
 * @param file where it goes; a number is added where there is one already
 */
public record Cutting(float left, float top, float right, float bottom, Path file) {}
