package grokfield.render.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code grokfield record}: a place that is kept for recording. */
@Command(name = "record", mixinStandardHelpOptions = true, description = "Record a video (comes with a later version).")
final class RecordCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new InputException("recording comes with a later version of Grokfield;"
                + " F12 in the window saves a picture, and grokfield run --out DIR saves the figures.");
    }
}
