@NullMarked
package grokfield.render;

import org.jspecify.annotations.NullMarked;
