package grokfield.render.ui.panel;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.Rgb;
import grokfield.render.window.Window;
import imgui.ImGui;
import imgui.internal.ImGuiDockNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies beneath Dear ImGui: the panels' backgrounds and the views' pictures, put there by clearing and copying. A software
 * renderer takes some 16 ns for each pixel that Dear ImGui fills or textures, and one for a pixel that is cleared or copied.
 *
 * <p>It paints at the beginning of a frame what the last frame registered; a panel that has moved since draws its background itself.
 */
final class Ground {
    /** A rectangle in pixels from the window's upper left corner. */
    record Patch(int left, int top, int width, int height) {
        /** The patch of a rectangle in window units. */
        static Patch of(float left, float top, float width, float height, float perUnit) {
            int x = Math.round(left * perUnit);
            int y = Math.round(top * perUnit);
            return new Patch(x, y, Math.round((left + width) * perUnit) - x, Math.round((top + height) * perUnit) - y);
        }
    }

    private record Picture(Framebuffer framebuffer, Patch patch) {}

    private List<Patch> panels = new ArrayList<>(); // registered in this frame
    private List<Patch> painted = new ArrayList<>(); // at the beginning of this frame
    private List<Picture> pictures = new ArrayList<>();
    private List<Picture> copied = new ArrayList<>();
    private boolean flat; // whether the panel being drawn lies flat

    /** Paints into the window what the last frame registered, and begins to register anew. */
    void paint(Window window, Rgb background) {
        List<Patch> spare = painted;
        painted = panels;
        panels = spare;
        panels.clear();
        List<Picture> sparePictures = copied;
        copied = pictures;
        pictures = sparePictures;
        pictures.clear();
        for (Patch patch : painted) {
            int bottom = window.pixelHeight() - patch.top() - patch.height();
            Framebuffer.fillTarget(patch.left(), bottom, patch.width(), patch.height(), background);
        }
        copied.removeIf(picture -> !fits(picture));
        for (Picture picture : copied) {
            Patch patch = picture.patch();
            picture.framebuffer().copyToTarget(patch.left(), window.pixelHeight() - patch.top() - patch.height());
        }
    }

    /** A picture that was resized since it was registered is drawn by its view instead. */
    private static boolean fits(Picture picture) {
        return picture.framebuffer().width() == picture.patch().width()
                && picture.framebuffer().height() == picture.patch().height();
    }

    /** Begins the panel whose window has just begun; a panel that floats over others takes no part. */
    void enter(boolean liesFlat) {
        flat = liesFlat;
    }

    /** Registers the background of the panel for the next frame. Returns whether it was painted in this one. */
    boolean panel(Patch patch) {
        if (flat) {
            panels.add(patch);
        }
        return flat && painted.contains(patch);
    }

    /** Registers a picture in the panel for the next frame. Returns whether it was copied in this one. */
    boolean picture(Framebuffer framebuffer, Patch patch) {
        Picture picture = new Picture(framebuffer, patch);
        if (flat) {
            pictures.add(picture);
        }
        return flat && copied.contains(picture);
    }

    /** Whether the current window lies flat in the given dock space, so that nothing can be beneath it. */
    static boolean isFlat(int dock) {
        if (!ImGui.isWindowDocked()) {
            return false;
        }
        ImGuiDockNode node = imgui.internal.ImGui.dockBuilderGetNode(ImGui.getWindowDockID());
        while (node != null && node.isValidPtr()) {
            if (node.getID() == dock) {
                return true;
            }
            node = node.getParentNode();
        }
        return false;
    }
}
