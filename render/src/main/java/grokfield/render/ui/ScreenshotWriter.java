package grokfield.render.ui;

import grokfield.render.gl.PixelImage;
import grokfield.render.ui.state.UiState;
import grokfield.render.window.Screenshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Writes pictures of the window beside the main loop. */
final class ScreenshotWriter implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS", Locale.ROOT);

    private final UiState state;
    private final Path folder;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("grokfield-screenshots").factory());

    ScreenshotWriter(UiState state, Path folder) {
        this.state = state;
        this.folder = folder;
    }

    /** Begins to write; a message tells the path, or why not. */
    void write(PixelImage image) {
        Path file = folder.resolve(
                "grokfield-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + ".png");
        writer.execute(() -> {
            try {
                Screenshot.write(image, file);
                state.toastLater("Saved " + file.toAbsolutePath());
            } catch (IOException e) {
                state.toastLater("The screenshot cannot be saved: " + e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            boolean written = writer.awaitTermination(5, TimeUnit.SECONDS);
            if (!written) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
