/** The picture of a side, as the window shows it and as a video does. */
@NullMarked
package grokfield.render.ui.picture;

import org.jspecify.annotations.NullMarked;
