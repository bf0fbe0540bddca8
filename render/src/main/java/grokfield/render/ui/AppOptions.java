package grokfield.render.ui;

import grokfield.render.ui.state.ConfigFolder;
import grokfield.render.ui.state.Origin;
import grokfield.scenes.Scene;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the application starts.
 *
 * @param origin where the scene comes from
 * @param scene the scene as it opens; it may differ from that of its origin by settings
 * @param width of the window, in design units on a display, in pixels without one
 * @param display whether to open a window on the display; without, everything is drawn into memory
 * @param contentScale pixels per design unit where there is no display
 * @param config the folder of the remembered layout and preferences; empty to remember nothing
 * @param pictures the folder that clips and pictures go to; empty for the one that the user chose
 * @param exact whether every frame is one of a video, the same in every run ({@link App#exactFrame})
 */
public record AppOptions(
        Origin origin,
        Scene scene,
        int width,
        int height,
        boolean display,
        float contentScale,
        Optional<Path> config,
        Optional<Path> pictures,
        boolean exact) {

    /** A window on the display that remembers its layout in the user's own folder. */
    public static AppOptions window(Origin origin) {
        return new AppOptions(
                origin,
                origin.base(),
                1280,
                720,
                true,
                1,
                Optional.of(ConfigFolder.standard()),
                Optional.empty(),
                false);
    }

    /** A window that needs no display and remembers nothing. */
    public static AppOptions offscreen(Origin origin, int width, int height) {
        return new AppOptions(
                origin, origin.base(), width, height, false, 1, Optional.empty(), Optional.empty(), false);
    }

    /** The same with another folder for layout and preferences. */
    public AppOptions withConfig(Path folder) {
        return new AppOptions(
                origin, scene, width, height, display, contentScale, Optional.of(folder), pictures, exact);
    }

    /** The same with another content scale. */
    public AppOptions withContentScale(float scale) {
        return new AppOptions(origin, scene, width, height, display, scale, config, pictures, exact);
    }

    /** The same, opening with other values than the origin has. */
    public AppOptions withScene(Scene changed) {
        return new AppOptions(origin, changed, width, height, display, contentScale, config, pictures, exact);
    }

    /** The same with another folder for clips and pictures. */
    public AppOptions withPictures(Path folder) {
        return new AppOptions(origin, scene, width, height, display, contentScale, config, Optional.of(folder), exact);
    }

    /** The same for the frames of a video. */
    public AppOptions exactly() {
        return new AppOptions(origin, scene, width, height, display, contentScale, config, pictures, true);
    }
}
