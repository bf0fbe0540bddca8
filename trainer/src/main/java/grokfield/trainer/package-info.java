@NullMarked
package grokfield.trainer;

import org.jspecify.annotations.NullMarked;
