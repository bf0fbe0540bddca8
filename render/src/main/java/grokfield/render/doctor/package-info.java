/** What {@code grokfield doctor} looks at, and what it advises. */
@NullMarked
package grokfield.render.doctor;

import org.jspecify.annotations.NullMarked;
