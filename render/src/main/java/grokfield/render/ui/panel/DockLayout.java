package grokfield.render.ui.panel;

import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.UiState.Wish;
import imgui.ImGui;
import imgui.flag.ImGuiDir;
import imgui.internal.ImGuiDockNode;
import imgui.internal.flag.ImGuiDockNodeFlags;
import imgui.type.ImInt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the panels are before the user moves them. Sizes are design units. */
final class DockLayout {
    private static final float COLUMN_LEAST = 352;
    private static final float COLUMN_MOST = 430;
    private static final float COLUMN_SHARE = 0.24f;
    private static final float PLOTS_LEAST = 176;
    private static final float PLOTS_SHARE = 0.27f;
    private static final float SCENE = 204;
    private static final float COMPARE = 262;
    private static final float FORCES = 314;
    private static final float TRAINING_LEAST = 148;
    private static final float WIDE = 1500; // from this width on, the weights have a plot of their own

    /** The panels that lie before others at first. */
    private static final List<PanelName> FRONT = List.of(
            PanelName.NETWORK,
            PanelName.PARTICLES,
            PanelName.LEARNING,
            PanelName.STRUCTURE,
            PanelName.SCENE,
            PanelName.FORCES);

    private int framesUntilFront = -1;

    /** Makes the default layout if there is none yet or the user wants it back. */
    void arrange(UiContext ui, int dock, float width, float height) {
        ImGuiDockNode node = imgui.internal.ImGui.dockBuilderGetNode(dock);
        boolean missing = node == null || !node.isValidPtr();
        if (ui.state().take(Wish.RESET_LAYOUT) || missing) {
            build(ui, dock, width, height);
            framesUntilFront = 2;
        }
        if (!missing) {
            follow(node, width, height);
        }
        if (framesUntilFront >= 0 && framesUntilFront-- == 0) {
            FRONT.forEach(panel -> ImGui.setWindowFocus(panel.window()));
        }
    }

    /**
     * Keeps the proportions when the window changes its size. Dear ImGui would give all that is gained or lost to one view; here
     * the column at the side keeps its width, and views and plots share the rest as before.
     */
    private static void follow(ImGuiDockNode root, float width, float height) {
        float oldWidth = root.getSizeX();
        float oldHeight = root.getSizeY();
        boolean same = Math.abs(width - oldWidth) < 1 && Math.abs(height - oldHeight) < 1;
        if (same || oldWidth <= 0 || oldHeight <= 0) {
            return;
        }
        ImGuiDockNode first = root.getChildNodeFirst();
        ImGuiDockNode second = root.getChildNodeSecond();
        if (!isThere(first) || !isThere(second)) {
            return;
        }
        ImGuiDockNode wide = first.getHasCentralNodeChild() ? first : second;
        ImGuiDockNode column = first.getHasCentralNodeChild() ? second : first;
        boolean beside = Math.abs(column.getSizeX() - oldWidth) >= 1;
        float fixed = beside ? column.getSizeX() : 0;
        share(wide, (width - fixed) / (oldWidth - fixed), height / oldHeight);
    }

    /** What lies beside the central node keeps its share, all the way down to it. */
    private static void share(ImGuiDockNode node, float byWidth, float byHeight) {
        ImGuiDockNode first = node.getChildNodeFirst();
        ImGuiDockNode second = node.getChildNodeSecond();
        if (!isThere(first) || !isThere(second)) {
            return;
        }
        ImGuiDockNode central = first.getHasCentralNodeChild() ? first : second;
        ImGuiDockNode other = first.getHasCentralNodeChild() ? second : first;
        other.setSizeRef(other.getSizeX() * byWidth, other.getSizeY() * byHeight);
        share(central, byWidth, byHeight);
    }

    private static boolean isThere(@Nullable ImGuiDockNode node) {
        return node != null && node.isValidPtr();
    }

    private static void build(UiContext ui, int dock, float width, float height) {
        imgui.internal.ImGui.dockBuilderRemoveNode(dock);
        imgui.internal.ImGui.dockBuilderAddNode(dock, ImGuiDockNodeFlags.DockSpace);
        imgui.internal.ImGui.dockBuilderSetNodeSize(dock, width, height);
        float wantedColumn = Math.clamp(COLUMN_SHARE * width, ui.px(COLUMN_LEAST), ui.px(COLUMN_MOST));
        Split column = split(dock, ImGuiDir.Right, Math.min(0.45f, wantedColumn / width));
        column(ui, column.part(), height);
        float wantedPlots = Math.max(ui.px(PLOTS_LEAST), PLOTS_SHARE * height);
        Split plots = split(column.rest(), ImGuiDir.Down, Math.min(0.45f, wantedPlots / height));
        plots(plots.part(), width >= ui.px(WIDE));
        Split views = split(plots.rest(), ImGuiDir.Left, 0.5f);
        put(PanelName.NETWORK, views.part());
        put(PanelName.PARTICLES, views.rest());
        put(PanelName.MOMENTS, views.rest());
        put(PanelName.ENSEMBLE, views.rest());
        imgui.internal.ImGui.dockBuilderFinish(dock);
    }

    /** Scene, Compare, Forces, Training from the top; Compare lies behind Scene where the window is low, Record and Fit behind Forces. */
    private static void column(UiContext ui, int column, float height) {
        Split scene = split(column, ImGuiDir.Up, ui.px(SCENE) / height);
        put(PanelName.SCENE, scene.part());
        float left = height - ui.px(SCENE);
        int below = scene.rest();
        if (left >= ui.px(COMPARE + FORCES + TRAINING_LEAST)) {
            Split compare = split(below, ImGuiDir.Up, ui.px(COMPARE) / left);
            put(PanelName.COMPARE, compare.part());
            left -= ui.px(COMPARE);
            below = compare.rest();
        } else {
            put(PanelName.COMPARE, scene.part());
        }
        Split forces = split(below, ImGuiDir.Up, Math.min(0.7f, ui.px(FORCES) / left));
        put(PanelName.FORCES, forces.part());
        put(PanelName.RECORD, forces.part());
        put(PanelName.FIT, forces.part());
        put(PanelName.TRAINING, forces.rest());
    }

    private static void plots(int node, boolean wide) {
        Split structure = split(node, ImGuiDir.Right, wide ? 0.4f : 0.5f);
        put(PanelName.STRUCTURE, structure.part());
        put(PanelName.ATTRIBUTION, structure.part());
        put(PanelName.TIME_MAP, structure.part());
        if (wide) {
            Split weights = split(structure.rest(), ImGuiDir.Right, 0.36f);
            put(PanelName.WEIGHTS, weights.part());
            put(PanelName.LEARNING, weights.rest());
        } else {
            put(PanelName.LEARNING, structure.rest());
            put(PanelName.WEIGHTS, structure.rest());
        }
    }

    private record Split(int part, int rest) {}

    private static Split split(int node, int direction, float share) {
        ImInt part = new ImInt();
        ImInt rest = new ImInt();
        imgui.internal.ImGui.dockBuilderSplitNode(node, direction, share, part, rest);
        return new Split(part.get(), rest.get());
    }

    private static void put(PanelName panel, int node) {
        imgui.internal.ImGui.dockBuilderDockWindow(panel.window(), node);
    }
}
