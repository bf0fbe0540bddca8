package grokfield.render.window;

import grokfield.render.gl.Rgb;

/** The colours of the two themes. Names say the use; text colours keep WCAG AA on the surfaces they stand on. */
public enum Theme {
    DARK(
            0x0f1216, // backdrop
            0x161a20, // panel
            0x12161b, // canvas
            0x20262e, // field
            0x2b333d, // fieldHovered
            0x374250, // fieldActive
            0x2a313a, // border
            0xe6e9ed, // text
            0x9aa5b1, // faintText
            0x63c0b0, // accent
            0xe8b04b, // warning
            0xf0807a), // error
    LIGHT(
            0xe4e7eb, // backdrop
            0xf7f8fa, // panel
            0xfdfdfe, // canvas
            0xe9ecf0, // field
            0xdde2e8, // fieldHovered
            0xcdd5de, // fieldActive
            0xd3d9e0, // border
            0x1b222b, // text
            0x586574, // faintText
            0x0b7a6c, // accent
            0x8f5a00, // warning
            0xb3312b); // error

    private final int backdrop;
    private final int panel;
    private final int canvas;
    private final int field;
    private final int fieldHovered;
    private final int fieldActive;
    private final int border;
    private final int text;
    private final int faintText;
    private final int accent;
    private final int warning;
    private final int error;

    Theme(
            int backdrop,
            int panel,
            int canvas,
            int field,
            int fieldHovered,
            int fieldActive,
            int border,
            int text,
            int faintText,
            int accent,
            int warning,
            int error) {
        this.backdrop = backdrop;
        this.panel = panel;
        this.canvas = canvas;
        this.field = field;
        this.fieldHovered = fieldHovered;
        this.fieldActive = fieldActive;
        this.border = border;
        this.text = text;
        this.faintText = faintText;
        this.accent = accent;
        this.warning = warning;
        this.error = error;
    }

    /** Behind the panels. */
    public Rgb backdrop() {
        return Rgb.of(backdrop);
    }

    /** Of panels. */
    public Rgb panel() {
        return Rgb.of(panel);
    }

    /** Behind points and curves: the views and the plots. */
    public Rgb canvas() {
        return Rgb.of(canvas);
    }

    /** Of sliders, inputs and buttons. */
    public Rgb field() {
        return Rgb.of(field);
    }

    /** Of a field under the mouse. */
    public Rgb fieldHovered() {
        return Rgb.of(fieldHovered);
    }

    /** Of a field being used. */
    public Rgb fieldActive() {
        return Rgb.of(fieldActive);
    }

    /** Of hairlines between things. */
    public Rgb border() {
        return Rgb.of(border);
    }

    public Rgb text() {
        return Rgb.of(text);
    }

    /** Of units, hints and axis numbers. */
    public Rgb faintText() {
        return Rgb.of(faintText);
    }

    /** Of what is chosen, changed or wants to be touched; used sparingly. */
    public Rgb accent() {
        return Rgb.of(accent);
    }

    public Rgb warning() {
        return Rgb.of(warning);
    }

    public Rgb error() {
        return Rgb.of(error);
    }
}
