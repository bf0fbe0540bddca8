package grokfield.sim;

/** A part of the law of force that has a strength of its own, or could have ({@code docs/law.md}). */
public enum ForceComponent {
    /** Between pair sums of one class, at A = 1. */
    ATTRACTION("attraction"),
    /** Between pair sums of different classes, at R = 1. */
    REPULSION("repulsion"),
    /** Toward the directions of the own class, at α = 1. */
    ALIGNMENT_SAME("alignment to the own class"),
    /** Away from the directions of other classes, at α = 1. */
    ALIGNMENT_DIFFERENT("alignment away from others"),
    /** To the origin, at λ = 1. */
    DECAY("weight decay");

    private final String label;

    ForceComponent(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
