package grokfield.render.doctor;

/** How a thing that the doctor looked at stands. */
public enum Health {
    /** There and usable. */
    GOOD("✓"),
    /** Not there, and the program works without it. */
    OPTIONAL("·"),
    /** Not there, and the window needs it. */
    MISSING("✗");

    private final String mark;

    Health(String mark) {
        this.mark = mark;
    }

    /** One character for a list. */
    public String mark() {
        return mark;
    }
}
