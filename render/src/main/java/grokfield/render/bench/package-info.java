/** Benchmarks: what {@code grokfield bench} measures. Printing the results is the command line's. */
@NullMarked
package grokfield.render.bench;

import org.jspecify.annotations.NullMarked;
