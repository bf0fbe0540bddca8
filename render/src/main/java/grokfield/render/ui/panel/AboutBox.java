package grokfield.render.ui.panel;

import grokfield.render.ui.state.UiState.Dialog;
import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiWindowFlags;
import java.util.List;

/** What the program is, and the articles that it stands on. */
final class AboutBox {
    private static final int FLAGS = ImGuiWindowFlags.NoCollapse
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.AlwaysAutoResize;

    /** An article: title, and where it is to be found. */
    private record Article(String title, String source) {}

    private static final List<Article> ARTICLES = List.of(
            new Article(
                    "Clustering and Alignment: Understanding the Training Dynamics in Modular Addition",
                    "arXiv 2408.09414"),
            new Article(
                    "Survival of the Fittest Representation: A Case Study with Modular Addition",
                    "Xiaoman Delores Ding, Zifan Carl Guo, Eric J. Michaud, Ziming Liu, Max Tegmark; arXiv 2405.17420"),
            new Article(
                    "Clustering Head: A Visual Case Study of the Training Dynamics in Transformers",
                    "Ambroise Odonnat, Wassim Bouaziz, Vivien Cabannes"));

    private AboutBox() {}

    static void draw(UiContext ui) {
        if (ui.state().dialog() != Dialog.ABOUT) {
            return;
        }
        ImGuiViewport viewport = ImGui.getMainViewport();
        ImGui.setNextWindowPos(
                viewport.getPosX() + viewport.getSizeX() / 2,
                viewport.getPosY() + viewport.getSizeY() / 2,
                ImGuiCond.Always,
                0.5f,
                0.5f);
        if (ImGui.begin("About Grokfield###about", FLAGS)) {
            ImGui.pushTextWrapPos(ui.px(560));
            ImGui.pushFont(ui.fonts().large());
            ImGui.textUnformatted("Grokfield");
            ImGui.popFont();
            ImGui.textUnformatted(
                    "A small network learns modular addition on one side; on the other, particles that know"
                            + " nothing but attraction, repulsion and alignment grow the same grids and circles.");
            ImGui.spacing();
            Widgets.text(ui.theme().faintText(), "It stands on three articles:");
            for (Article article : ARTICLES) {
                ImGui.spacing();
                ImGui.textUnformatted(article.title());
                Widgets.hint(ui, article.source());
            }
            ImGui.popTextWrapPos();
            ImGui.spacing();
            ui.landmarks().mark("about.articles");
            if (Widgets.button(ui, "about.close", "Close", ui.px(100)) || ImGui.isKeyPressed(ImGuiKey.Escape, false)) {
                ui.state().setDialog(Dialog.NONE);
            }
        }
        ImGui.end();
    }
}
