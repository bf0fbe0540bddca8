package grokfield.sim;

/** A step made a coordinate infinite or NaN, or could not be made short enough: the law exploded. */
public final class UnstableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final int particle;

    /**
     * @param step the number of the failing step
     * @param particle the first particle whose position left the finite numbers
     * @param advice what to lower, one clause such as {@code lower step_size below 0.01}
     */
    public UnstableException(long step, int particle, String advice) {
        this("step " + step + " threw particle " + particle + " out of the finite numbers: " + advice, step, particle);
    }

    private UnstableException(String message, long step, int particle) {
        super(message);
        this.step = step;
        this.particle = particle;
    }

    /**
     * An adaptive step that would have to be shorter than any that makes sense.
     *
     * @param particle the one that asks for the shortest step
     */
    static UnstableException shrunk(long step, int particle, double shortest, String advice) {
        return new UnstableException(
                "step " + step + " would have to be shorter than " + shortest + " for particle " + particle + ": "
                        + advice,
                step,
                particle);
    }

    public long step() {
        return step;
    }

    public int particle() {
        return particle;
    }
}
