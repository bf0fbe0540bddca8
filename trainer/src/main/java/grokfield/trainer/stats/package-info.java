/** Statistics of many runs: estimates with intervals, tests and histograms. Knows nothing of networks or particles. */
@NullMarked
package grokfield.trainer.stats;

import org.jspecify.annotations.NullMarked;
