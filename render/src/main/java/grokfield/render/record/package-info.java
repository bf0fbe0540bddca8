/**
 * From pictures to a video file: {@link grokfield.render.record.ClipWriter} takes frames from the drawing thread and encodes
 * them on a thread of its own. What the encoders are, what a crash leaves and how much memory it takes: {@code
 * docs/recording.md}.
 */
@NullMarked
package grokfield.render.record;

import org.jspecify.annotations.NullMarked;
