package grokfield.render.bench;

import grokfield.scenes.Side;

/**
 * What an ensemble of the default scene takes from start to end.
 *
 * @param steps of each seed
 * @param cores the threads that the seeds share
 * @param seconds the median
 * @param speedup how many times faster than on one core, measured in the same run
 */
public record EnsembleTiming(Side side, int seeds, long steps, int cores, double seconds, double speedup) {}
