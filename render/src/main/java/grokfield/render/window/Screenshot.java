package grokfield.render.window;

import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import grokfield.render.gl.PixelImage;
import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lwjgl.stb.STBIWriteCallback;
import org.lwjgl.stb.STBImageWrite;

/** Writes images as PNG. */
public final class Screenshot {
    private Screenshot() {}

    /**
     * Writes an opaque PNG. The file appears complete or not at all: it is written beside its place and moved there.
     *
     * @throws IOException if it cannot be written; nothing is left behind
     */
    public static void write(PixelImage image, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (AtomicFile target = new AtomicFile(file)) {
            target.write(out -> encode(image, out));
            target.commit();
        }
    }

    private static void encode(PixelImage image, OutputStream out) throws IOException {
        ByteBuffer rgb = opaque(image);
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        try (STBIWriteCallback sink = STBIWriteCallback.create((context, data, size) -> {
            try {
                ByteBuffer bytes = STBIWriteCallback.getData(data, size);
                byte[] chunk = new byte[bytes.remaining()];
                bytes.get(chunk);
                out.write(chunk);
            } catch (IOException e) {
                failure.set(e);
            }
        })) {
            boolean done = STBImageWrite.stbi_write_png_to_func(
                    sink, 0, image.width(), image.height(), 3, rgb, image.width() * 3);
            IOException cause = failure.get();
            if (cause != null || !done) {
                throw cause == null ? new IOException("the PNG encoder failed") : cause;
            }
        } finally {
            memFree(rgb);
        }
    }

    /** The colours without alpha, rows from the top. Freed by the caller. */
    private static ByteBuffer opaque(PixelImage image) {
        byte[] pixels = image.pixels();
        ByteBuffer rgb = memAlloc(image.width() * image.height() * 3);
        for (int at = 0; at < pixels.length; at += 4) {
            rgb.put(pixels[at]).put(pixels[at + 1]).put(pixels[at + 2]);
        }
        return rgb.flip();
    }
}
