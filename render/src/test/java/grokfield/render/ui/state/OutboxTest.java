package grokfield.render.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class OutboxTest {
    @TempDir
    Path folder;

    private final UiState state = new UiState();

    private List<String> messages() {
        return state.toasts().stream().map(UiState.Toast::text).toList();
    }

    @Test
    void whatWasBegunIsWrittenBeforeItCloses() throws IOException {
        Path file = folder.resolve("new").resolve("figures.csv");
        CountDownLatch closing = new CountDownLatch(1);
        try (Outbox outbox = new Outbox(state)) {
            outbox.save(file, to -> {
                await(closing);
                Files.writeString(to, "late");
            });
            outbox.save(file, to -> Files.writeString(to, "next"));
            outbox.export(() -> 3, count -> state.toastLater(count + " files"), _ -> new Problem("", "", ""));
            closing.countDown();
        }
        assertEquals("late", Files.readString(file));
        assertEquals("next", Files.readString(file.resolveSibling("figures-2.csv")));
        assertEquals(3, messages().size());
        assertTrue(
                messages().contains("Saved " + file.toAbsolutePath()),
                messages().toString());
        assertTrue(messages().contains("3 files"), messages().toString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        try (Outbox outbox = new Outbox(state)) {
            outbox.save(folder.resolve("a.png"), _ -> {
                throw new IOException("the disk is full");
            });
            outbox.export(
                    () -> {
                        throw new IOException("no room");
                    },
                    _ -> {},
                    failure -> new Problem("Export", String.valueOf(failure.getMessage()), "Make room."));
        }
        assertEquals(List.of("The file cannot be saved: the disk is full"), messages());
        assertEquals("no room", state.problem().orElseThrow().sentence());
    }
}
