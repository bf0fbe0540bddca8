package grokfield.render.ui.panel;

import grokfield.render.ui.state.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The folders, scenes and sessions in a folder, read beside the window. */
final class FolderListing {
    private static final int MOST = 2000;

    /** One line of the list. */
    record Entry(String name, boolean isFolder) {}

    private final CompletableFuture<List<Entry>> reading;

    private FolderListing(CompletableFuture<List<Entry>> reading) {
        this.reading = reading;
    }

    /** Begins to read a folder. */
    static FolderListing of(Path folder) {
        return new FolderListing(CompletableFuture.supplyAsync(() -> read(folder)));
    }

    private static List<Entry> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Entry> found = files.filter(file -> !isHidden(file))
                    .limit(MOST)
                    .map(file -> new Entry(String.valueOf(file.getFileName()), Files.isDirectory(file)))
                    .filter(entry -> entry.isFolder() || isOurs(entry.name()))
                    .sorted(Comparator.comparing((Entry entry) -> !entry.isFolder())
                            .thenComparing(entry -> entry.name().toLowerCase(Locale.ROOT)))
                    .toList();
            return folder.getParent() == null
                    ? found
                    : Stream.concat(Stream.of(new Entry("..", true)), found.stream())
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    private static boolean isOurs(String name) {
        return Origin.isScene(Path.of(name)) || Origin.isSession(Path.of(name));
    }

    /** What has been read; empty until then. Never waits. */
    List<Entry> entries() {
        return reading.isDone() && !reading.isCompletedExceptionally()
                ? reading.getNow(List.of())
                : List.of(new Entry("..", true));
    }

    /** What to say instead of, or before, the list. */
    String note() {
        if (!reading.isDone()) {
            return "reading the folder…";
        }
        return reading.isCompletedExceptionally() ? "this folder cannot be read" : "";
    }
}
