package grokfield.render.record;

import java.util.Optional;
import java.util.function.Supplier;

/** Whether something works, found out at the first question. */
final class Trial {
    private final Supplier<Optional<String>> attempt;
    private boolean done;
    private Optional<String> trouble = Optional.empty();

    /** @param attempt returns what is wrong, or empty */
    Trial(Supplier<Optional<String>> attempt) {
        this.attempt = attempt;
    }

    /** What is wrong, or empty. */
    synchronized Optional<String> trouble() {
        if (!done) {
            trouble = attempt.get();
            done = true;
        }
        return trouble;
    }
}
