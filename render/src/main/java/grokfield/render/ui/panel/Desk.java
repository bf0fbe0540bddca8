package grokfield.render.ui.panel;

import grokfield.render.ui.picture.RegionPainter;
import grokfield.render.ui.state.PanelName;
import grokfield.scenes.Side;
import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiDockNodeFlags;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The whole window's contents: menus, the docked panels, the timeline, the status bar, and what lies over them. */
public final class Desk implements AutoCloseable {
    private static final int HOST = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoMove
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoBringToFrontOnFocus
            | ImGuiWindowFlags.NoNavFocus
            | ImGuiWindowFlags.NoBackground
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.MenuBar;
    private static final int PLAIN = ImGuiWindowFlags.NoCollapse;
    private static final Set<PanelName> TIGHT = EnumSet.of(
            PanelName.NETWORK,
            PanelName.PARTICLES,
            PanelName.LEARNING,
            PanelName.STRUCTURE,
            PanelName.ATTRIBUTION,
            PanelName.TIME_MAP,
            PanelName.WEIGHTS);
    private static final int FIXED = PLAIN | ImGuiWindowFlags.NoScrollbar | ImGuiWindowFlags.NoScrollWithMouse;

    private final ViewPanel network;
    private final ViewPanel particles;
    private final List<Panel> panels;
    private final DockLayout layout = new DockLayout();
    private final TimelineBar timeline = new TimelineBar();
    private final HistoryBar past = new HistoryBar();
    private final Overlays overlays = new Overlays();
    private final Set<PanelName> flat = EnumSet.noneOf(PanelName.class); // docked in the last frame
    private int dock;
    private boolean appeared; // the panels have been drawn before

    /**
     * The contents of a window whose OpenGL context is current.
     *
     * @param exact whether its frames are those of a video
     */
    public Desk(boolean exact) {
        network = new ViewPanel(Side.NETWORK, exact ? RegionPainter.exact() : RegionPainter.beside());
        particles = new ViewPanel(Side.PARTICLES, exact ? RegionPainter.exact() : RegionPainter.beside());
        panels = List.of(
                network,
                particles,
                new EnsemblePanel(),
                new LearningPanel(),
                new StructurePanel(),
                new AttributionPanel(),
                new TimeMapPanel(),
                new MomentsPanel(),
                new WeightsPanel(),
                new ScenePanel(),
                new ComparePanel(),
                new ForcesPanel(),
                new TrainingPanel(),
                new RecordPanel(),
                new FitPanel());
    }

    /** The view of a side. */
    public ViewPanel view(Side side) {
        return side == Side.NETWORK ? network : particles;
    }

    /** Draws both views' pictures into memory. */
    public void drawViews(UiContext ui) {
        network.drawPicture(ui);
        particles.drawPicture(ui);
    }

    /** Draws what lies beneath the panels into the window. */
    public void drawGround(UiContext ui) {
        ui.ground().paint(ui.window(), ui.theme().panel());
    }

    /** Draws everything into the window. */
    public void drawPanels(UiContext ui) {
        ui.beginPanels();
        host(ui);
        for (Panel panel : panels) {
            if (isShown(ui, panel.name())) {
                window(ui, panel);
            }
        }
        appeared = true;
        overlays.draw(ui);
    }

    /** A side that the scene leaves out gives its place to the other. */
    private static boolean isShown(UiContext ui, PanelName panel) {
        boolean there = switch (panel) {
            case NETWORK -> ui.stage().network().isPresent();
            case PARTICLES -> ui.stage().particles().isPresent();
            default -> true;
        };
        return there && ui.preferences().shows(panel);
    }

    private void host(UiContext ui) {
        ImGuiViewport viewport = ImGui.getMainViewport();
        ImGui.setNextWindowPos(viewport.getPosX(), viewport.getPosY());
        ImGui.setNextWindowSize(viewport.getSizeX(), viewport.getSizeY());
        ImGui.setNextWindowViewport(viewport.getID());
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, 0);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowBorderSize, 0);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowRounding, 0);
        ImGui.begin("grokfield", HOST);
        ImGui.popStyleVar(3);
        MenuBar.draw(ui);
        dock = ImGui.getID("dock");
        float width = ImGui.getContentRegionAvailX();
        float height = ImGui.getContentRegionAvailY() - StatusBar.height(ui) - barHeight(ui);
        layout.arrange(ui, dock, width, height);
        ImGui.dockSpace(dock, width, height, ImGuiDockNodeFlags.None);
        ImGui.setCursorPos(ui.px(10), ImGui.getWindowHeight() - StatusBar.height(ui) - barHeight(ui) + ui.px(4));
        if (TimelineBar.isShown(ui)) {
            timeline.draw(ui);
        } else if (HistoryBar.isShown(ui)) {
            past.draw(ui);
        }
        ImGui.setCursorPos(
                ui.px(10), ImGui.getWindowHeight() - (StatusBar.height(ui) + ImGui.getTextLineHeight()) / 2 + ui.px(1));
        StatusBar.draw(ui);
        ImGui.end();
    }

    /** A scene has a timeline or a history. */
    private static float barHeight(UiContext ui) {
        return TimelineBar.height(ui) + HistoryBar.height(ui);
    }

    private void window(UiContext ui, Panel panel) {
        boolean tight = TIGHT.contains(panel.name());
        boolean wasFlat = flat.contains(panel.name());
        // At the start every panel appears at once: none may come before the tabs that were in front last time.
        int flags = (tight ? FIXED : PLAIN)
                | (wasFlat ? ImGuiWindowFlags.NoBackground : 0)
                | (appeared ? 0 : ImGuiWindowFlags.NoFocusOnAppearing);
        if (tight) {
            ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, ui.px(8), ui.px(5));
        }
        boolean open = ImGui.begin(panel.name().window(), flags);
        if (tight) {
            ImGui.popStyleVar();
        }
        if (open) {
            background(ui, panel.name(), wasFlat);
            panel.draw(ui);
        }
        ImGui.end();
    }

    /** Fills the panel's background where neither the ground nor Dear ImGui has done so. */
    private void background(UiContext ui, PanelName panel, boolean wasFlat) {
        boolean isFlat = Ground.isFlat(dock);
        if (isFlat) {
            flat.add(panel);
        } else {
            flat.remove(panel);
        }
        ui.ground().enter(isFlat);
        float left = ImGui.getWindowPosX();
        float top = ImGui.getWindowPosY();
        float width = ImGui.getWindowWidth();
        float height = ImGui.getWindowHeight();
        boolean painted = ui.ground().panel(Ground.Patch.of(left, top, width, height, ui.pixelsPerUnit()));
        if (wasFlat && !painted) {
            float belowTabs = top + ImGui.getFrameHeight();
            ImGui.getWindowDrawList()
                    .addRectFilled(
                            left,
                            belowTabs,
                            left + width,
                            top + height,
                            ui.theme().panel().packed());
        }
    }

    @Override
    public void close() {
        network.close();
        particles.close();
    }
}
