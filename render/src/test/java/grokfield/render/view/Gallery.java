package grokfield.render.view;

import grokfield.render.gl.GlErrors;
import grokfield.render.window.Gui;
import grokfield.render.window.Screenshot;
import grokfield.render.window.Theme;
import grokfield.render.window.Window;
import grokfield.sim.Points;
import grokfield.sim.Task;
import imgui.ImGui;
import imgui.extension.implot.ImPlot;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiStyleVar;
import imgui.type.ImBoolean;
import imgui.type.ImFloat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Draws the samples to PNG files, to be looked at: {@code Gallery FOLDER}. */
final class Gallery {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 24;

    private Gallery() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (Window window = Window.offscreen(WIDTH, HEIGHT)) {
            System.out.println(window.openGl());
            for (Theme theme : Theme.values()) {
                try (Gui gui = new Gui(window, theme, null)) {
                    draw(window, gui, folder.resolve("views-" + theme + ".png"), plane(theme));
                    draw(window, gui, folder.resolve("more-" + theme + ".png"), more(theme));
                }
            }
            GlErrors.check("after the gallery");
        }
        try (Window window = Window.offscreen(2 * WIDTH, 2 * HEIGHT, 2);
                Gui gui = new Gui(window, Theme.DARK, null)) {
            draw(window, gui, folder.resolve("double.png"), plane(Theme.DARK));
        }
    }

    private record Shown(String title, ViewScene scene, ViewOptions options) {}

    private static List<Shown> plane(Theme theme) {
        Task task = Samples.addition(17);
        List<Shown> views = new ArrayList<>();
        Points circle = Samples.circle(17, 5, 6);
        Points sums = Points.pairSums(task, circle);
        views.add(new Shown(
                "Network",
                ViewScene.of(task, circle)
                        .withPairSums(sums, Samples.validation(task), Samples.predictions(task))
                        .withRegions(Samples.nearest(task, sums, 14.5, 128))
                        .withMarked(new Picked(Picked.Kind.PAIR_SUM, 40))
                        .withFrequency(5),
                new ViewOptions(theme, true, true, false, false, true, true)));
        Points grid = Samples.grid(17, 1.3);
        boolean[] pinned = new boolean[17];
        pinned[3] = true;
        views.add(new Shown(
                "Particles",
                ViewScene.of(task, grid)
                        .withPairSums(Points.pairSums(task, grid), null, null)
                        .withArrows(Samples.swirl(grid, 0.3))
                        .withPinned(pinned)
                        .withMarked(new Picked(Picked.Kind.TOKEN, 8))
                        .withFrequency(3),
                new ViewOptions(theme, true, true, false, true, false, true)));
        return views;
    }

    private static List<Shown> more(Theme theme) {
        List<Shown> views = new ArrayList<>();
        Task task = Samples.addition(59);
        Points circle = Samples.circle(59, 7, 6);
        views.add(new Shown(
                "n-59",
                ViewScene.of(task, circle)
                        .withPairSums(Points.pairSums(task, circle), Samples.validation(task), null)
                        .withFrequency(7),
                new ViewOptions(theme, true, true, true, false, true, true)));
        Task small = Samples.addition(17);
        Points cloud = Samples.cloud(17, 3, 4);
        views.add(new Shown(
                "three-dimensions",
                ViewScene.of(small, cloud).withPairSums(Points.pairSums(small, cloud), null, null),
                new ViewOptions(theme, true, true, false, false, false, true)));
        return views;
    }

    private static void draw(Window window, Gui gui, Path file, List<Shown> views) throws IOException {
        List<ViewPort> ports = List.of(new ViewPort(), new ViewPort());
        ViewLabels labels = new ViewLabels();
        for (int frame = 0; frame < FRAMES; frame++) {
            window.beginFrame(gui.background());
            gui.beginFrame(1 / 60.0);
            float s = gui.scale();
            for (int v = 0; v < 2; v++) {
                Shown shown = views.get(v);
                ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, 0);
                ImGui.setNextWindowPos(8 * s + v * 500 * s, 8 * s, ImGuiCond.Always);
                ImGui.setNextWindowSize(492 * s, 504 * s, ImGuiCond.Always);
                ImGui.begin(shown.title);
                ImGui.popStyleVar();
                float w = ImGui.getContentRegionAvailX();
                float h = ImGui.getContentRegionAvailY();
                ViewPort port = ports.get(v);
                trail(port, shown, frame);
                port.draw(shown.scene, shown.options, (int) w, (int) h, s, 0.1);
                float x = ImGui.getCursorScreenPosX();
                float y = ImGui.getCursorScreenPosY();
                ImGui.image(port.textureId(), w, h, 0, 1, 1, 0);
                labels.draw(ImGui.getWindowDrawList(), port, shown.options, "force", x, y, 1, gui.fonts());
                ImGui.end();
            }
            controls(gui, s);
            plots(s);
            gui.endFrame();
            if (frame == FRAMES - 1) {
                Screenshot.write(window.capture(), file);
            }
            window.swap();
        }
        ports.forEach(ViewPort::close);
        System.out.println(file);
    }

    /** Gives trails something to show: the same points, turned a little further each time. */
    private static void trail(ViewPort port, Shown shown, int frame) {
        if (!shown.options.trails()) {
            return;
        }
        double[] turned = shown.scene.positions().toArray();
        double angle = (30 - frame) * 0.012;
        double shrink = 1 - (30 - frame) * 0.006;
        for (int i = 0; i < turned.length; i += 2) {
            double x = turned[i];
            double y = turned[i + 1];
            turned[i] = shrink * (x * Math.cos(angle) - y * Math.sin(angle));
            turned[i + 1] = shrink * (x * Math.sin(angle) + y * Math.cos(angle));
        }
        Points past = Points.copyOf(turned, 2);
        port.draw(
                ViewScene.of(shown.scene.task(), past)
                        .withPairSums(Points.pairSums(shown.scene.task(), past), null, null),
                shown.options,
                492,
                480,
                1,
                0.1);
    }

    private static void controls(Gui gui, float s) {
        ImGui.setNextWindowPos(1008 * s, 8 * s, ImGuiCond.Always);
        ImGui.setNextWindowSize(264 * s, 704 * s, ImGuiCond.Always);
        ImGui.begin("Forces");
        ImGui.pushFont(gui.fonts().strong());
        ImGui.textUnformatted("Alignment α");
        ImGui.popFont();
        ImGui.sliderFloat("α", new ImFloat(2.0f).getData(), 0, 20);
        ImGui.sliderFloat("ℓA", new ImFloat(1.0f).getData(), 0, 5);
        ImGui.textDisabled("−∂L/∂E · ≤ × → ρκθλΔε² 0123456789");
        ImGui.checkbox("Pair sums", new ImBoolean(true));
        ImGui.checkbox("Trails", new ImBoolean(false));
        ImGui.button("Reset");
        ImGui.sameLine();
        ImGui.button("▶ Play");
        ImGui.separator();
        ImGui.inputFloat("step size Δt", new ImFloat(0.02f));
        if (ImGui.collapsingHeader("Softenings")) {
            ImGui.textUnformatted("…");
        }
        ImGui.pushFont(gui.fonts().large());
        ImGui.textUnformatted("Grokfield 0.873");
        ImGui.popFont();
        ImGui.pushFont(gui.fonts().small());
        ImGui.textUnformatted("circularity of the particles 0.9145");
        ImGui.popFont();
        ImGui.end();
    }

    private static void plots(float s) {
        ImGui.setNextWindowPos(8 * s, 520 * s, ImGuiCond.Always);
        ImGui.setNextWindowSize(992 * s, 192 * s, ImGuiCond.Always);
        ImGui.begin("Loss");
        if (ImPlot.beginPlot("##loss")) {
            float[] xs = new float[200];
            float[] ys = new float[200];
            for (int i = 0; i < 200; i++) {
                xs[i] = i;
                ys[i] = (float) Math.exp(-i / 60.0);
            }
            ImPlot.plotLine("train", xs, ys, 200);
            ImPlot.endPlot();
        }
        ImGui.end();
    }
}
