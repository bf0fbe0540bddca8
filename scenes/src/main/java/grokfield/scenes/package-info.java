@NullMarked
package grokfield.scenes;

import org.jspecify.annotations.NullMarked;
