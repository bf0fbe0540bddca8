package grokfield.render.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A clip cannot be recorded, or not to its end. The message is one sentence for the user. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable ClipResult kept;

    public RecordingException(String sentence) {
        this(sentence, null);
    }

    public RecordingException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        kept = null;
    }

    RecordingException(String sentence, @Nullable Throwable cause, ClipResult kept) {
        super(sentence, cause);
        this.kept = kept;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What is in the file and plays all the same, if anything is. */
    public Optional<ClipResult> kept() {
        return Optional.ofNullable(kept);
    }
}
