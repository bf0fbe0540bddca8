package grokfield.sim;

/** A step made a coordinate infinite or NaN: the law exploded. */
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
        super("step " + step + " threw particle " + particle + " out of the finite numbers: " + advice);
        this.step = step;
        this.particle = particle;
    }

    public long step() {
        return step;
    }

    public int particle() {
        return particle;
    }
}
