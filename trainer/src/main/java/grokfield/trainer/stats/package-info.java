/**
 * Statistics of many runs: estimates with intervals, tests and histograms. Knows nothing of networks or particles. A value that is
 * not finite counts nowhere but in {@link Histogram#outside}, where infinity lies.
 */
@NullMarked
package grokfield.trainer.stats;

import org.jspecify.annotations.NullMarked;
