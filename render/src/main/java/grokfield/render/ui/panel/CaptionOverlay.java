package grokfield.render.ui.panel;

import grokfield.render.ui.picture.Lines;
import grokfield.scenes.Side;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The timeline's caption, over the lower edge of the views. */
final class CaptionOverlay {
    private static final int FLAGS = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoFocusOnAppearing
            | ImGuiWindowFlags.NoBringToFrontOnFocus
            | ImGuiWindowFlags.NoNav
            | ImGuiWindowFlags.NoInputs;
    private static final float SHADE = 0.82f;
    private static final float BESIDE = 14; // design units left free at each side of the text
    private static final float ABOVE = 7;

    private CaptionOverlay() {}

    static void draw(UiContext ui) {
        ui.stage().player().caption().ifPresent(caption -> draw(ui, caption));
    }

    private static void draw(UiContext ui, String caption) {
        List<Landmarks.Box> views = Arrays.stream(Side.values())
                .map(side -> ui.landmarks().find(side.label() + ".view"))
                .flatMap(Optional::stream)
                .toList();
        if (views.isEmpty()) {
            return;
        }
        float left = views.stream().map(Landmarks.Box::left).reduce(Float.MAX_VALUE, Math::min);
        float right = views.stream().map(Landmarks.Box::right).reduce(0f, Math::max);
        float bottom = views.stream().map(Landmarks.Box::bottom).reduce(0f, Math::max);
        ImGui.pushFont(ui.fonts().large());
        List<String> lines = Lines.broken(caption, right - left - ui.px(2 * BESIDE + 16), ImGui::calcTextSizeX);
        float width = lines.stream().map(ImGui::calcTextSizeX).reduce(0f, Math::max) + ui.px(2 * BESIDE);
        float height = lines.size() * ImGui.getTextLineHeight() + ui.px(2 * ABOVE);
        ImGui.setNextWindowPos((left + right) / 2, bottom - ui.px(14), ImGuiCond.Always, 0.5f, 1);
        ImGui.setNextWindowSize(width, height);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowMinSize, 1, 1);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, ui.px(ABOVE));
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, 0, 0);
        ImGui.pushStyleColor(ImGuiCol.WindowBg, ui.theme().backdrop().packed(SHADE));
        if (ImGui.begin("##caption", FLAGS)) {
            for (String line : lines) {
                ImGui.setCursorPosX((width - ImGui.calcTextSizeX(line)) / 2);
                Widgets.text(ui.theme().text(), line);
                ui.landmarks().mark("caption");
            }
        }
        ImGui.end();
        ImGui.popStyleColor();
        ImGui.popStyleVar(3);
        ImGui.popFont();
    }
}
