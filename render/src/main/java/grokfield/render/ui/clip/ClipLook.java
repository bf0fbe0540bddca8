package grokfield.render.ui.clip;

import grokfield.render.window.Theme;
import grokfield.scenes.Scene;

/**
 * What a clip's picture is like.
 *
 * @param width of the finished picture, pixels
 * @param height likewise
 * @param supersampling how many times wider and higher it is drawn before it is made smaller; 1: not at all
 * @param title a line at the top, with names of values in braces; empty for none
 * @param caption a line at the bottom, likewise
 */
public record ClipLook(int width, int height, int supersampling, Theme theme, String title, String caption) {
    /** What a scene asks for. */
    public static ClipLook of(Scene scene, Theme theme) {
        Scene.Record record = scene.record();
        String title = record.title().isEmpty()
                ? scene.title().replace("{", "{{")
                : record.title().strip();
        return new ClipLook(
                record.width(),
                record.height(),
                record.supersampling(),
                theme,
                title,
                record.caption().strip());
    }

    /** The same with another title. */
    public ClipLook withTitle(String changed) {
        return new ClipLook(width, height, supersampling, theme, changed, caption);
    }
}
