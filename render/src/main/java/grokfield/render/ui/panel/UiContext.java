package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.Findings;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.Actions;
import grokfield.render.ui.state.FrameClock;
import grokfield.render.ui.state.Preferences;
import grokfield.render.ui.state.Recording;
import grokfield.render.ui.state.Stage;
import grokfield.render.ui.state.UiState;
import grokfield.render.ui.state.Workspace;
import grokfield.render.window.Fonts;
import grokfield.render.window.Gui;
import grokfield.render.window.Theme;
import grokfield.render.window.Window;
import grokfield.scenes.Comparison;
import grokfield.scenes.Side;
import grokfield.scenes.Tuning;
import imgui.ImGui;
import imgui.ImGuiIO;

/** All that a panel may see and use while it draws. */
public final class UiContext implements AutoCloseable {
    private final Workspace workspace;
    private final Actions actions;
    private final Window window;
    private final Gui gui;
    private final FrameClock clock;
    private final boolean exact;
    private final Comparison comparison;
    private final Landmarks landmarks = new Landmarks();
    private final Ground ground = new Ground();
    private double rest; // s that the mouse has been still

    public UiContext(Workspace workspace, Actions actions, Window window, Gui gui, FrameClock clock, boolean exact) {
        this.workspace = workspace;
        this.actions = actions;
        this.window = window;
        this.gui = gui;
        this.clock = clock;
        this.exact = exact;
        this.comparison = exact ? Comparison.exact() : Comparison.beside();
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The scene on show. */
    public Stage stage() {
        return workspace.stage();
    }

    public Tuning tuning() {
        return workspace.stage().tuning();
    }

    public Preferences preferences() {
        return workspace.preferences();
    }

    public UiState state() {
        return workspace.state();
    }

    public Actions actions() {
        return actions;
    }

    /** What is found by comparing the two sides of the scene on show. */
    public Comparison comparison() {
        return comparison;
    }

    /** Takes in what is found of this frame's snapshots; it is kept whether a panel shows it or not. */
    public void compare() {
        Findings.forces(stage(), comparison)
                .ifPresent(forces -> stage().network()
                        .ifPresent(network -> stage().attributions()
                                .take(forces, network.progress().history().last())));
    }

    /** How fast frames come. */
    public FrameClock clock() {
        return clock;
    }

    /** Whether this is a frame of a video, which shows nothing that differs from run to run. */
    boolean isExact() {
        return exact;
    }

    /** Whether the worlds go on, by themselves or for a video. */
    boolean isPlaying() {
        Recording recording = workspace.recording();
        return exact
                || (recording.holdsWorlds() && !recording.isHeld())
                || stage().session().control().isPlaying();
    }

    public Landmarks landmarks() {
        return landmarks;
    }

    /** Begins the panels of a frame. */
    void beginPanels() {
        landmarks.beginFrame();
        ImGuiIO io = ImGui.getIO();
        boolean moved = io.getMouseDeltaX() != 0 || io.getMouseDeltaY() != 0 || ImGui.isAnyMouseDown();
        rest = moved ? 0 : rest + clock.seconds();
    }

    /** How long the mouse has been still, in seconds. */
    double mouseRest() {
        return rest;
    }

    /** What lies beneath the panels. */
    Ground ground() {
        return ground;
    }

    public Theme theme() {
        return gui.theme();
    }

    public Fonts fonts() {
        return gui.fonts();
    }

    /** Design units in window units. */
    public float px(float designUnits) {
        return designUnits * gui.scale();
    }

    /** The window that everything is drawn into. */
    public Window window() {
        return window;
    }

    /** Pixels per window unit. */
    public float pixelsPerUnit() {
        return window.pixelsPerUnit();
    }

    /** Pixels per design unit. */
    public float pixelScale() {
        return gui.scale() * window.pixelsPerUnit();
    }

    /** The colour that a side's curves and titles have; far apart for every kind of colour sight. */
    public Rgb color(Side side) {
        return Titles.color(theme(), side);
    }

    @Override
    public void close() {
        comparison.close();
    }
}
