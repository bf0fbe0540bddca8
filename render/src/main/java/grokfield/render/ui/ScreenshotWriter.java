package grokfield.render.ui;

import grokfield.render.gl.PixelImage;
import grokfield.render.ui.state.UiState;
import grokfield.render.window.Screenshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Writes pictures of the window beside the main loop, into the pictures folder if there is one, else the working folder. */
final class ScreenshotWriter implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS", Locale.ROOT);

    private final UiState state;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("grokfield-screenshots").factory());

    ScreenshotWriter(UiState state) {
        this.state = state;
    }

    /** Begins to write; a message tells the path now, and another if it fails. */
    void write(PixelImage image) {
        Path file = folder().resolve(
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

    private static Path folder() {
        Path pictures = Path.of(System.getProperty("user.home", "."), "Pictures");
        return Files.isWritable(pictures) ? pictures : Path.of("").toAbsolutePath();
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
