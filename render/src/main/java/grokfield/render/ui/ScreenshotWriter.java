package grokfield.render.ui;

import grokfield.render.gl.PixelImage;
import grokfield.render.ui.state.UiState;
import grokfield.render.window.Screenshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Writes pictures of the window beside the main loop. */
final class ScreenshotWriter implements AutoCloseable {
    private final UiState state;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("grokfield-screenshots").factory());

    ScreenshotWriter(UiState state) {
        this.state = state;
    }

    /** Begins to write; a message tells the path, or why not. */
    void write(PixelImage image, Path wanted) {
        writer.execute(() -> {
            Path file = fresh(wanted);
            try {
                Screenshot.write(image, file);
                state.toastLater("Saved " + file.toAbsolutePath());
            } catch (IOException e) {
                state.toastLater("The screenshot cannot be saved: " + e.getMessage());
            }
        });
    }

    /** The file itself, or where there is one already, {@code name-2.png} and so on. */
    private static Path fresh(Path wanted) {
        String name = String.valueOf(wanted.getFileName());
        String stem = name.substring(0, name.lastIndexOf('.'));
        Path file = wanted;
        for (int number = 2; Files.exists(file); number++) {
            file = wanted.resolveSibling(stem + "-" + number + ".png");
        }
        return file;
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
