package grokfield.render.window;

import grokfield.render.gl.Rgb;

/** The colours of the two themes. Names say the use; text colours keep WCAG AA on the surfaces they stand on. */
public enum Theme {
    DARK(
            Rgb.of(0x0f1216),
            Rgb.of(0x161a20),
            Rgb.of(0x12161b),
            Rgb.of(0x20262e),
            Rgb.of(0x2b333d),
            Rgb.of(0x374250),
            Rgb.of(0x2a313a),
            Rgb.of(0xe6e9ed),
            Rgb.of(0x9aa5b1),
            Rgb.of(0x63c0b0),
            Rgb.of(0xe8b04b),
            Rgb.of(0xf0807a)),
    LIGHT(
            Rgb.of(0xe4e7eb),
            Rgb.of(0xf7f8fa),
            Rgb.of(0xfdfdfe),
            Rgb.of(0xe9ecf0),
            Rgb.of(0xdde2e8),
            Rgb.of(0xcdd5de),
            Rgb.of(0xd3d9e0),
            Rgb.of(0x1b222b),
            Rgb.of(0x586574),
            Rgb.of(0x0b7a6c),
            Rgb.of(0x8f5a00),
            Rgb.of(0xb3312b));

    private final Rgb backdrop;
    private final Rgb panel;
    private final Rgb canvas;
    private final Rgb field;
    private final Rgb fieldHovered;
    private final Rgb fieldActive;
    private final Rgb border;
    private final Rgb text;
    private final Rgb faintText;
    private final Rgb accent;
    private final Rgb warning;
    private final Rgb error;

    Theme(
            Rgb backdrop,
            Rgb panel,
            Rgb canvas,
            Rgb field,
            Rgb fieldHovered,
            Rgb fieldActive,
            Rgb border,
            Rgb text,
            Rgb faintText,
            Rgb accent,
            Rgb warning,
            Rgb error) {
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
        return backdrop;
    }

    /** Of panels. */
    public Rgb panel() {
        return panel;
    }

    /** Behind points and curves: the views and the plots. */
    public Rgb canvas() {
        return canvas;
    }

    /** Of sliders, inputs and buttons. */
    public Rgb field() {
        return field;
    }

    /** Of a field under the mouse. */
    public Rgb fieldHovered() {
        return fieldHovered;
    }

    /** Of a field being used. */
    public Rgb fieldActive() {
        return fieldActive;
    }

    /** Of hairlines between things. */
    public Rgb border() {
        return border;
    }

    public Rgb text() {
        return text;
    }

    /** Of units, hints and axis numbers. */
    public Rgb faintText() {
        return faintText;
    }

    /** Of what is chosen, changed or wants to be touched; used sparingly. */
    public Rgb accent() {
        return accent;
    }

    public Rgb warning() {
        return warning;
    }

    public Rgb error() {
        return error;
    }
}
