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
    /** For figures to report: {@code bench forces} takes about two minutes. */
    public static final Effort FULL = new Effort(1, 80, 11, 250);
}
