package grokfield.render.ui.state;

import grokfield.render.record.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is on its way out of the window: pictures, figures, an ensemble's files. All of it is written beside the main loop, and what
 * was begun is still written when the window closes. A message tells where, or why not.
 */
public final class Outbox implements AutoCloseable {
    private static final long PATIENCE = 5; // s, for each of the two at the end

    private final UiState state;
    private final ExecutorService files = thread("grokfield-files");
    private final ExecutorService exports = thread("grokfield-export"); // which take longer

    Outbox(UiState state) {
        this.state = state;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Something that goes into a file. */
    public interface Content {
        /**
         * Writes it.
         *
         * @throws IOException with a sentence
         */
        void writeTo(Path file) throws IOException;
    }

    /**
     * Begins to write a file.
     *
     * @param wanted its name; where there is such a file already it becomes {@code name-2} and so on
     */
    public void save(Path wanted, Content content) {
        files.execute(() -> {
            try {
                Files.createDirectories(wanted.toAbsolutePath().getParent());
                Path file = FileNames.fresh(wanted);
                content.writeTo(file);
                state.toastLater("Saved " + file.toAbsolutePath());
            } catch (IOException e) {
                state.toastLater("The file cannot be saved: " + e.getMessage());
            }
        });
    }

    /**
     * Begins something that takes longer than a file.
     *
     * @param written tells what came of it; on the thread of the export
     * @param problem what is wrong where it fails
     */
    <T> void export(Callable<T> work, Consumer<T> written, Function<Throwable, Problem> problem) {
        exports.execute(() -> {
            try {
                written.accept(work.call());
            } catch (Exception | OutOfMemoryError e) {
                state.showLater(problem.apply(e));
            }
        });
    }

    /** Waits a while for what was begun. */
    @Override
    public void close() {
        end(files);
        end(exports);
    }

    private static void end(ExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
