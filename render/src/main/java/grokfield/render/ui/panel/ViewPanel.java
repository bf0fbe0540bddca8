package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.RegionPainter;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.picture.ViewPicture;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.UiState.Wish;
import grokfield.render.ui.state.ViewSwitches;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.render.view.ViewFrame;
import grokfield.render.view.ViewLabels;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import imgui.ImGui;
import imgui.flag.ImGuiButtonFlags;
import imgui.flag.ImGuiStyleVar;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One side's view: caption, switches, picture. */
public final class ViewPanel implements Panel, AutoCloseable {
    private static final int ANY_BUTTON =
            ImGuiButtonFlags.MouseButtonLeft | ImGuiButtonFlags.MouseButtonRight | ImGuiButtonFlags.MouseButtonMiddle;

    private final Side side;
    private final ViewPicture picture;
    private final ViewLabels labels = new ViewLabels();
    private final ViewMouse mouse;

    /** The view of a side; needs a current OpenGL context. */
    public ViewPanel(Side side, RegionPainter painter) {
        this.side = side;
        this.picture = new ViewPicture(side, painter);
        this.mouse = new ViewMouse(side, picture);
    }

    @Override
    public PanelName name() {
        return side == Side.NETWORK ? PanelName.NETWORK : PanelName.PARTICLES;
    }

    /** Which side it shows. */
    public Side side() {
        return side;
    }

    /** Where the points came to lie in the last picture, in pixels of the picture. */
    public ViewFrame frame() {
        return picture.port().frame();
    }

    /** Pixels of the picture per embedding unit. */
    public double scale() {
        return picture.port().camera().scale();
    }

    /** Draws the picture into memory, before the panels show it. */
    public void drawPicture(UiContext ui) {
        picture.draw(
                ui.stage(),
                ui.comparison(),
                ui.theme(),
                ui.pixelScale(),
                ui.clock().seconds());
    }

    @Override
    public void draw(UiContext ui) {
        Optional<? extends Snapshot> snapshot = ui.stage().snapshot(side);
        if (snapshot.isEmpty()) {
            Widgets.hint(ui, "This scene has no " + side.label() + ".");
            return;
        }
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(4), ui.px(3));
        caption(ui, snapshot.get());
        switches(ui, snapshot.get());
        image(ui, snapshot.get());
        ImGui.popStyleVar();
        if (ui.state().take(side == Side.NETWORK ? Wish.FIT_NETWORK : Wish.FIT_PARTICLES)) {
            picture.port().fit();
            picture.touch();
        }
    }

    private void caption(UiContext ui, Snapshot snapshot) {
        Side other = side == Side.NETWORK ? Side.PARTICLES : Side.NETWORK;
        String text = Titles.caption(snapshot);
        if (ui.stage().snapshot(other).isEmpty()) {
            text += " (this scene has no " + other.label() + ")";
        }
        Widgets.text(ui.color(side), Widgets.fitted(text, ImGui.getContentRegionAvailX()));
        ui.landmarks().mark(side.label() + ".caption");
    }

    private void switches(UiContext ui, Snapshot snapshot) {
        ViewSwitches switches = ui.stage().view(side);
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(4), ui.px(2));
        float end = ImGui.getWindowPosX() + ImGui.getWindowContentRegionMaxX();
        boolean first = true;
        for (Layer layer : available(ui, snapshot)) {
            float width = ImGui.calcTextSizeX(layer.label()) + ui.px(8);
            if (!first && ImGui.getItemRectMaxX() + ui.px(4) + width <= end) {
                ImGui.sameLine();
            }
            first = false;
            if (Widgets.toggle(ui, side.label() + "." + layer.name(), layer.label(), switches.shows(layer))) {
                switches.set(layer, !switches.shows(layer));
            }
            Widgets.tooltip(ui, layer.help());
        }
        if (ImGui.getItemRectMaxX() + ui.px(28) <= end) {
            ImGui.sameLine();
        }
        boolean following = picture.port().isFollowing();
        if (Widgets.toggle(ui, side.label() + ".fit", "Fit", following)) {
            picture.port().fit();
            picture.touch();
        }
        Widgets.tooltip(ui, "Follows the points until you zoom or move the view (F)");
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    private Set<Layer> available(UiContext ui, Snapshot snapshot) {
        Set<Layer> layers = EnumSet.allOf(Layer.class);
        boolean plane = snapshot instanceof NetworkSnapshot network
                && network.classifier().isPresent();
        if (!plane) {
            layers.remove(Layer.REGIONS);
        }
        boolean both =
                ui.stage().network().isPresent() && ui.stage().particles().isPresent();
        if (side != Side.NETWORK || !both) {
            layers.remove(Layer.OVERLAY);
        }
        layers.remove(Layer.FITTED); // beside the choice of its components, in the panel Attribution
        return layers;
    }

    private void image(UiContext ui, Snapshot snapshot) {
        float width = Math.max(ui.px(20), ImGui.getContentRegionAvailX());
        float height = Math.max(ui.px(20), ImGui.getContentRegionAvailY());
        float perUnit = ui.pixelsPerUnit();
        float left = ImGui.getCursorScreenPosX();
        float top = ImGui.getCursorScreenPosY();
        float cursorX = ImGui.getCursorPosX();
        float cursorY = ImGui.getCursorPosY();
        Ground.Patch patch = Ground.Patch.of(left, top, width, height, perUnit);
        picture.resize(patch.width(), patch.height());
        if (!ui.ground().picture(picture.port().picture(), patch)) {
            ImGui.image(picture.port().textureId(), width, height, 0, 1, 1, 0);
            ImGui.setCursorPos(cursorX, cursorY);
        }
        ImGui.setItemAllowOverlap();
        ImGui.invisibleButton("view", width, height, ANY_BUTTON);
        ImGui.setItemAllowOverlap();
        ui.landmarks().mark(side.label() + ".view");
        mouse.handle(ui, snapshot, left, top);
        labels.draw(
                ImGui.getWindowDrawList(),
                picture.port(),
                ViewPicture.options(ui.theme(), side, ui.stage().view(side)),
                side == Side.NETWORK ? "−gradient" : "force",
                left,
                top,
                perUnit,
                ui.fonts());
        snapshot.progress().stopped().ifPresent(sentence -> stopped(ui, sentence, cursorX, cursorY, width, height));
    }

    /** Why the world stands, over its last picture, and the way on. */
    private void stopped(UiContext ui, String sentence, float x, float y, float width, float height) {
        float boxWidth = Math.min(width - ui.px(24), ui.px(380));
        float boxHeight = Math.min(height - ui.px(16), ui.px(150));
        ImGui.setCursorPos(x + (width - boxWidth) / 2, y + (height - boxHeight) / 2);
        Rgb back = ui.theme().panel();
        ImGui.pushStyleColor(imgui.flag.ImGuiCol.ChildBg, back.packed());
        ImGui.beginChild("stopped", boxWidth, boxHeight, true);
        Widgets.text(ui.theme().error(), Titles.of(side) + " stopped");
        Widgets.wrapped(ui.theme().text(), sentence);
        if (Widgets.button(ui, side.label() + ".reset", "Reset", ui.px(90))) {
            ui.actions().reset(side);
        }
        ImGui.endChild();
        ImGui.popStyleColor();
    }

    @Override
    public void close() {
        picture.close();
    }
}
