package grokfield.render.ui.panel;

import grokfield.render.chart.Exhibit;
import grokfield.render.chart.SvgChart;
import grokfield.render.ui.state.Cutting;
import grokfield.scenes.AtomicFile;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiHoveredFlags;
import imgui.flag.ImGuiMouseButton;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The way out of the window for whatever a plot or a table shows: a menu with CSV, PNG and SVG, by a right click on it or by the three
 * dots that come up in its corner under the mouse.
 */
final class PlotExport {
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    private static final float DOTS = 18; // width and height of their place, in design units
    private static final String MENU = ".export";

    /** A popup that lies over a plot hides it. */
    private static final int HOVERED = ImGuiHoveredFlags.ChildWindows
            | ImGuiHoveredFlags.NoPopupHierarchy
            | ImGuiHoveredFlags.AllowWhenBlockedByActiveItem;

    private PlotExport() {}

    /**
     * Offers the plot that was just drawn.
     *
     * @param name what tests call it
     * @param exhibit makes the figures when they are wanted; with a chart
     */
    static void plot(UiContext ui, String name, Supplier<Exhibit> exhibit) {
        offer(ui, name, lastItem(), exhibit, true);
    }

    /**
     * Offers the table that was just drawn.
     *
     * @param name what tests call it
     * @param exhibit makes the figures when they are wanted
     */
    static void table(UiContext ui, String name, Supplier<Exhibit> exhibit) {
        table(ui, name, lastItem(), exhibit);
    }

    /** As {@link #table(UiContext, String, Supplier)}, for what was drawn into a box of the current window. */
    static void table(UiContext ui, String name, Landmarks.Box box, Supplier<Exhibit> exhibit) {
        offer(ui, name, box, exhibit, false);
    }

    private static Landmarks.Box lastItem() {
        return new Landmarks.Box(
                ImGui.getItemRectMinX(), ImGui.getItemRectMinY(), ImGui.getItemRectMaxX(), ImGui.getItemRectMaxY());
    }

    private static void offer(
            UiContext ui, String name, Landmarks.Box box, Supplier<Exhibit> exhibit, boolean drawable) {
        String menu = name + MENU;
        boolean open = ImGui.isPopupOpen(menu);
        boolean under = ImGui.isWindowHovered(HOVERED)
                && ImGui.isMouseHoveringRect(box.left(), box.top(), box.right(), box.bottom());
        if ((under || open) && !ui.state().isCutting() && !ui.isExact()) {
            boolean pressed = dots(ui, menu, box);
            boolean clicked = under && ImGui.isMouseClicked(ImGuiMouseButton.Right);
            if (pressed || clicked) {
                ImGui.openPopup(menu);
            }
        }
        if (ImGui.beginPopup(menu)) {
            menu(ui, menu, box, exhibit, drawable);
            ImGui.endPopup();
        }
    }

    /** Three dots in the upper right corner. Returns whether they were pressed. */
    private static boolean dots(UiContext ui, String menu, Landmarks.Box box) {
        float size = ui.px(DOTS);
        float left = box.right() - size;
        boolean over = ImGui.isMouseHoveringRect(left, box.top(), box.right(), box.top() + size);
        ImDrawList list = ImGui.getWindowDrawList();
        if (over) {
            list.addRectFilled(
                    left,
                    box.top(),
                    box.right(),
                    box.top() + size,
                    ui.theme().fieldHovered().packed(),
                    ui.px(3));
        }
        for (int i = -1; i <= 1; i++) {
            list.addCircleFilled(
                    left + size / 2 + i * ui.px(4.5f),
                    box.top() + size / 2,
                    ui.px(1.5f),
                    ui.theme().faintText().packed());
        }
        ui.landmarks().mark(menu, new Landmarks.Box(left, box.top(), box.right(), box.top() + size));
        return over && ImGui.isMouseClicked(ImGuiMouseButton.Left);
    }

    private static void menu(
            UiContext ui, String menu, Landmarks.Box box, Supplier<Exhibit> exhibit, boolean drawable) {
        if (item(ui, menu, "Copy as CSV")) {
            ImGui.setClipboardText(exhibit.get().sheet().csv());
            ui.state().toast("The figures are on the clipboard.");
        }
        if (item(ui, menu, "Save CSV")) {
            Exhibit shown = exhibit.get();
            save(ui, file(ui, shown, ".csv"), shown.sheet()::csv);
        }
        if (item(ui, menu, "Save PNG")) {
            ui.state()
                    .cut(new Cutting(
                            box.left(), box.top(), box.right(), box.bottom(), file(ui, exhibit.get(), ".png")));
        }
        if (drawable && item(ui, menu, "Save SVG")) {
            Exhibit shown = exhibit.get();
            shown.chart().ifPresent(chart -> save(ui, file(ui, shown, ".svg"), () -> SvgChart.draw(chart)));
        }
    }

    private static boolean item(UiContext ui, String menu, String label) {
        boolean chosen = ImGui.menuItem(label);
        ui.landmarks().mark(menu + "." + label);
        return chosen;
    }

    /** {@code grokfield-circles-and-grids-circularity-2026-01-31-120000.csv} in the folder of pictures. */
    private static Path file(UiContext ui, Exhibit exhibit, String ending) {
        String name = "grokfield-" + ui.stage().session().scene().name() + "-" + exhibit.title() + "-"
                + LocalDateTime.now(ZoneId.systemDefault()).format(NOW);
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return ui.preferences().recording().folder().resolve(plain + ending);
    }

    private static void save(UiContext ui, Path wanted, Supplier<String> text) {
        ui.workspace().outbox().save(wanted, file -> AtomicFile.write(file, text.get()));
    }
}
