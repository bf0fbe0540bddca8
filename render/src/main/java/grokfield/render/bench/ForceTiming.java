package grokfield.render.bench;

import java.util.Optional;

/**
 * What a step costs with one engine.
 *
 * @param engine the engine's name, with its argument if it has one
 * @param tokens N
 * @param states how many states advance together
 * @param cores the threads that the engine may use
 * @param start the states: {@code normal}, where scenes begin, or {@code circle}, what alignment leads to
 * @param microseconds the median time of a step of one state: wall time over all states; NaN if it was not run
 * @param interactionsPerSecond pair interactions of the law, M² in a step with M = N(N+1)/2
 * @param effective whether the engine does with less than the formula asks for each of these, so that the figure and the share of
 *     the peak are effective ones, which may pass 1
 * @param ratio the time relative to the baseline's, {@link ForceBenchmarks#BASELINE} on all cores at the same N with the
 *     same states; NaN if that was not run
 * @param peakShare the share of the machine's multiply-add peak on as many cores, {@link #OPERATIONS} operations an
 *     interaction; NaN if it was not measured
 * @param error the largest difference of a force from the law's in double precision, relative to the largest force; NaN if
 *     unknown
 * @param compared the particles whose forces were compared
 * @param notRun why it was not run, one clause
 */
public record ForceTiming(
        String engine,
        int tokens,
        int states,
        int cores,
        String start,
        double microseconds,
        double interactionsPerSecond,
        boolean effective,
        double ratio,
        double peakShare,
        double error,
        int compared,
        Optional<String> notRun) {

    /**
     * What a pair interaction counts as, by the formula ({@code docs/law.md}): the difference of two pair sums 2, its softened
     * square 4, the division 1, scaling and adding 4; the angle folded 3, κ 3, its weight 1, scaling and adding 4. An engine
     * that uses the symmetry does with fewer.
     */
    public static final int OPERATIONS = 22;
}
