/** The picture of a video, drawn without panels, and what takes it to an encoder. */
@NullMarked
package grokfield.render.ui.clip;

import org.jspecify.annotations.NullMarked;
