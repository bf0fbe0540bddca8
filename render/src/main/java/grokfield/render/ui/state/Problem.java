package grokfield.render.ui.state;

/**
 * Something that went wrong, for the error panel.
 *
 * @param title what was tried, for example {@code The scene cannot be opened}
 * @param sentence what is wrong, with its place
 * @param remedy what to do about it
 */
public record Problem(String title, String sentence, String remedy) {
    /** The whole as text, for the clipboard. */
    public String text() {
        return title + "\n" + sentence + "\n" + remedy;
    }
}
