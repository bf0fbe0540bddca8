package grokfield.render.bench;

/**
 * What a step costs with one engine.
 *
 * @param tokens N
 * @param cores the threads that the engine may use
 * @param microseconds the median time of a step
 * @param interactionsPerSecond pair interactions, M² in a step with M = N(N+1)/2
 * @param ratio the time relative to the baseline's, {@link ForceBenchmarks#BASELINE} on all cores at the same N
 * @param error the largest difference of a force from scalar's, relative to the largest force, at the start
 */
public record ForceTiming(
        String engine,
        int tokens,
        int cores,
        double microseconds,
        double interactionsPerSecond,
        double ratio,
        double error) {}
