package grokfield.render.bench;

/**
 * How long a measurement may take.
 *
 * @param forks the JVMs that each measurement starts; 0 measures in this one, which is quick and less exact
 * @param warmups the most iterations before the first that counts; fewer where they bring no gain
 * @param iterations iterations that count; the result is their median
 * @param milliseconds of one iteration, at least one operation
 */
public record Effort(int forks, int warmups, int iterations, int milliseconds) {
    /** For figures to report. */
    public static final Effort FULL = new Effort(1, 80, 11, 250);

    /** For figures to report of the many measurements of {@code bench forces}, which takes some eight minutes. */
    public static final Effort MANY = new Effort(1, 60, 7, 200);

    /** Less of it for an operation that takes longer than an iteration: then one is enough to warm up. */
    Effort forSeconds(double seconds) {
        if (seconds * 1000 <= milliseconds) {
            return this;
        }
        boolean slow = seconds > 1;
        return new Effort(forks, Math.min(warmups, slow ? 1 : 6), Math.min(iterations, slow ? 1 : 3), milliseconds);
    }
}
