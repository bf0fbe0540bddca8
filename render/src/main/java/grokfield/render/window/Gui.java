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
 * <p>On a display, input comes from the window. Without one, the caller hands it in through {@code ImGui.getIO()}
 * ({@code addMousePosEvent}, {@code addMouseButtonEvent}, {@code addKeyEvent}, {@code addInputCharacter}).
 *
 * <p>A frame is {@link #beginFrame}, the panels, {@link #endFrame}.
 */
public final class Gui implements AutoCloseable {
    private final Window window;
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
     * Sets Dear ImGui up in a window whose context is current.
     *
     * @param layoutFile where windows and docks are remembered, or null to forget them
     */
    public Gui(Window window, Theme theme, @Nullable Path layoutFile) {
        this.window = window;
        this.theme = theme;
        context = ImGui.createContext();
        plotContext = ImPlot.createContext();
        ImGuiIO io = ImGui.getIO();
        io.addConfigFlags(ImGuiConfigFlags.DockingEnable);
        io.setConfigWindowsMoveFromTitleBarOnly(true);
        io.setConfigDragClickToInputText(false);
        layout = new Layout(layoutFile);
        layout.load();
        contentScale = window.contentScale();
        pixelsPerUnit = window.pixelsPerUnit();
        fonts = Fonts.build(io.getFonts(), contentScale);
        io.setFontDefault(fonts.regular());
        platform = window.isOffscreen() ? null : new ImGuiImplGlfw();
        if (platform != null) {
            platform.init(window.handle(), true);
        } else {
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
        ImGui.setCurrentContext(context);
        ImPlot.setCurrentContext(plotContext);
        followScale();
        if (platform != null) {
            platform.newFrame();
        } else {
            ImGuiIO io = ImGui.getIO();
            io.setDisplaySize(window.width(), window.height());
            io.setDisplayFramebufferScale(1, 1);
            io.setDeltaTime((float) Math.max(seconds, 1e-5));
        }
        renderer.newFrame();
        ImGui.newFrame();
    }

    /** Ends the frame and draws it into the window, whatever the panels drew into. */
    public void endFrame() {
        ImGui.render();
        window.bind();
        renderer.renderDrawData(ImGui.getDrawData());
        layout.saveIfChanged();
    }

    private void followScale() {
        float wanted = window.contentScale() * textScale;
        if (wanted == contentScale && window.pixelsPerUnit() == pixelsPerUnit) {
            return;
        }
        contentScale = wanted;
        pixelsPerUnit = window.pixelsPerUnit();
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
        ImGui.setCurrentContext(context);
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
