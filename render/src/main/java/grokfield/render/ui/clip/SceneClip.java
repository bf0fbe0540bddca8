package grokfield.render.ui.clip;

import grokfield.render.gl.Framebuffer;
import grokfield.render.window.Window;
import grokfield.scenes.TimelinePlayer;
import java.util.List;
import java.util.Optional;

/** The views of one scene or of several, without panels and without a display. */
public final class SceneClip implements ClipSource {
    private static final long PATIENCE = 100_000_000; // ns between two looks at the worlds

    private final Window window;
    private final List<ClipTile> tiles;
    private final int framesPerSecond;
    private final ClipPainter painter;
    private boolean begun;

    private SceneClip(Window window, ClipLook look, List<ClipTile> tiles, int framesPerSecond) {
        this.window = window;
        this.tiles = tiles;
        this.framesPerSecond = framesPerSecond;
        this.painter = new ClipPainter(look, tiles);
    }

    /**
     * Prepares. The stages are closed with it, or at once if it fails.
     *
     * @throws grokfield.render.gl.PictureTooLargeException if the driver draws no such size
     * @throws grokfield.render.window.NoOpenGlException if OpenGL 3.3 cannot be had
     */
    public static SceneClip open(ClipLook look, List<ClipTile> tiles, int framesPerSecond) {
        Window window = Window.offscreen(1, 1);
        try {
            return new SceneClip(window, look, List.copyOf(tiles), framesPerSecond);
        } catch (RuntimeException e) {
            tiles.forEach(tile -> tile.stage().close());
            window.close();
            throw e;
        }
    }

    /** The driver's name and version of OpenGL, for people. */
    public String openGl() {
        return window.openGl();
    }

    @Override
    public Framebuffer next() throws InterruptedException {
        for (ClipTile tile : tiles) {
            TimelinePlayer player = tile.stage().player();
            if (begun) {
                await(player);
            } else {
                player.halt();
            }
            tile.take();
        }
        begun = true;
        // The worlds go on while this picture is drawn; it shows the snapshots that were just taken.
        tiles.forEach(tile -> tile.stage().player().setOut());
        return painter.paint(tiles, 1.0 / framesPerSecond);
    }

    private static void await(TimelinePlayer player) throws InterruptedException {
        boolean there = false;
        while (!there) {
            there = player.hasArrived(PATIENCE);
        }
    }

    @Override
    public Optional<String> stopped() {
        return tiles.stream().flatMap(tile -> tile.stopped().stream()).findFirst();
    }

    @Override
    public void close() {
        painter.close();
        tiles.forEach(tile -> tile.stage().close());
        window.close();
    }
}
