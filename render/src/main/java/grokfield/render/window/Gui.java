package grokfield.render.window;

import grokfield.render.gl.Rgb;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.extension.implot.ImPlot;
import imgui.extension.implot.ImPlotContext;
import imgui.flag.ImGuiBackendFlags;
import imgui.flag.ImGuiConfigFlags;
import imgui.gl3.ImGuiImplGl3;
import imgui.glfw.ImGuiImplGlfw;
import imgui.internal.ImGuiContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Dear ImGui and ImPlot in a window: contexts, fonts, theme, remembered layout.
 *
 * <p>On a display, input comes from the surface. Without one, the caller hands it in through {@code ImGui.getIO()}
 * ({@code addMousePosEvent}, {@code addMouseButtonEvent}, {@code addKeyEvent}, {@code addInputCharacter}).
 *
 * <p>A frame is {@link #beginFrame}, the panels, {@link #endFrame}.
 */
public final class Gui implements AutoCloseable {
    private final Surface surface;
    private final ImGuiContext context;
    private final ImPlotContext plotContext;
    private final ImGuiImplGl3 renderer = new ImGuiImplGl3();
    private final @Nullable ImGuiImplGlfw platform; // null without a display
    private final Layout layout;
    private Theme theme;
    private Fonts fonts;
    private float contentScale; // with the text scale
    private float textScale = 1;
    private float pixelsPerUnit;

    /**
     * Sets Dear ImGui up in a window, or in a picture beside it; the OpenGL context is current.
     *
     * @param layoutFile where windows and docks are remembered, or null to forget them
     */
    public Gui(Surface surface, Theme theme, @Nullable Path layoutFile) {
        this.surface = surface;
        this.theme = theme;
        context = ImGui.createContext();
        plotContext = ImPlot.createContext();
        makeCurrent();
        ImGuiIO io = ImGui.getIO();
        io.addConfigFlags(ImGuiConfigFlags.DockingEnable);
        io.setConfigWindowsMoveFromTitleBarOnly(true);
        io.setConfigDragClickToInputText(false);
        layout = new Layout(layoutFile);
        layout.load();
        contentScale = surface.contentScale();
        pixelsPerUnit = surface.pixelsPerUnit();
        fonts = Fonts.build(io.getFonts(), contentScale);
        io.setFontDefault(fonts.regular());
        if (surface instanceof Window window && !window.isOffscreen()) {
            platform = new ImGuiImplGlfw();
            platform.init(window.handle(), true);
        } else {
            platform = null;
            io.addBackendFlags(ImGuiBackendFlags.HasMouseCursors);
        }
        renderer.init("#version 330 core");
        applyStyle();
    }

    /**
     * Begins a frame: input, sizes, and new fonts if the content scale has changed.
     *
     * @param seconds the time since the last frame; used without a display, measured on one
     */
    public void beginFrame(double seconds) {
        makeCurrent();
        followScale();
        if (platform != null) {
            platform.newFrame();
        } else {
            ImGuiIO io = ImGui.getIO();
            io.setDisplaySize(surface.width(), surface.height());
            io.setDisplayFramebufferScale(1, 1);
            io.setDeltaTime((float) Math.max(seconds, 1e-5));
        }
        renderer.newFrame();
        ImGui.newFrame();
    }

    /** From here on, calls of Dear ImGui mean this one; {@link #beginFrame} does so too. */
    public void makeCurrent() {
        ImGui.setCurrentContext(context);
        ImPlot.setCurrentContext(plotContext);
    }

    /** Ends the frame and draws it into the window, whatever the panels drew into. */
    public void endFrame() {
        ImGui.render();
        surface.bind();
        renderer.renderDrawData(ImGui.getDrawData());
        layout.saveIfChanged();
    }

    private void followScale() {
        float wanted = surface.contentScale() * textScale;
        if (wanted == contentScale && surface.pixelsPerUnit() == pixelsPerUnit) {
            return;
        }
        contentScale = wanted;
        pixelsPerUnit = surface.pixelsPerUnit();
        fonts = Fonts.build(ImGui.getIO().getFonts(), contentScale);
        ImGui.getIO().setFontDefault(fonts.regular());
        renderer.destroyFontsTexture();
        renderer.createFontsTexture();
        applyStyle();
    }

    private void applyStyle() {
        ImGui.getIO().setFontGlobalScale(1 / pixelsPerUnit);
        ThemeStyle.apply(theme, scale());
        PlotStyle.apply(theme, scale());
    }

    /** Changes the colours, from the next frame on. Call it between frames or inside one. */
    public void setTheme(Theme newTheme) {
        theme = newTheme;
        applyStyle();
    }

    /** Makes texts and everything around them so much larger than the content scale asks for, from the next frame on. */
    public void setTextScale(float scale) {
        textScale = scale;
    }

    public Theme theme() {
        return theme;
    }

    public Fonts fonts() {
        return fonts;
    }

    /** What to clear the window with before a frame. */
    public Rgb background() {
        return theme.backdrop();
    }

    /** Window units per design unit: multiply every size in a panel by it. */
    public float scale() {
        return contentScale / pixelsPerUnit;
    }

    /** Writes the remembered layout now. */
    public void saveLayout() {
        layout.save();
    }

    @Override
    public void close() {
        makeCurrent();
        layout.save();
        renderer.shutdown();
        if (platform != null) {
            shutDown(platform);
        }
        ImPlot.destroyContext(plotContext);
        ImGui.destroyContext(context);
    }

    /** imgui-java 1.88.0 frees cursors that it never made where the platform has none, and trips over them. */
    private static void shutDown(ImGuiImplGlfw platform) {
        try {
            platform.shutdown();
        } catch (NullPointerException e) {
            // Nothing is left to free: the window goes next, and its cursors with it.
        }
    }
}
