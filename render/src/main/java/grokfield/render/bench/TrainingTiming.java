package grokfield.render.bench;

/**
 * What a step of training costs.
 *
 * @param seeds the runs that train at once
 * @param cores the threads that they share
 * @param microseconds the median time of one step of one seed: wall time over all steps of all seeds
 * @param speedup how many times more steps a second than one seed on one core, measured in the same run
 */
public record TrainingTiming(int seeds, int cores, double microseconds, double speedup) {}
