@NullMarked
package grokfield.sim;

import org.jspecify.annotations.NullMarked;
