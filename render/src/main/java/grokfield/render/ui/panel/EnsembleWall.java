package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.EnsembleStudy;
import grokfield.render.ui.state.EnsembleStudy.Ran;
import grokfield.scenes.EnsembleAxis;
import grokfield.scenes.EnsembleMember;
import grokfield.scenes.EnsembleSnapshot;
import grokfield.scenes.Side;
import grokfield.sim.Parameter;
import grokfield.sim.Points;
import grokfield.sim.Structure;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiWindowFlags;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A small picture of every seed, coloured by what it has become; a click shows that seed in the views. */
final class EnsembleWall {
    private static final int MOST_POINTS = 6000; // of all pictures in sight together
    private static final float LEAST = 24; // design units, the height of a picture
    private static final float LARGEST = 150;
    private static final List<Side> ORDER = List.of(Side.NETWORK, Side.PARTICLES);

    private boolean sweepShown; // instead of the ensemble of seeds
    private int group; // of the sweep
    private Optional<Side> only = Optional.empty();

    /** The choice of what is shown, where there is one. */
    Optional<Ran> choose(UiContext ui, EnsembleStudy study) {
        if (study.sweep().isEmpty() || study.seeds().isEmpty()) {
            sweepShown = study.sweep().isPresent();
        }
        Optional<Ran> shown = sweepShown ? study.sweep() : study.seeds();
        if (study.sweep().isPresent()) {
            chooser(ui, study);
        }
        return shown;
    }

    /** The place of the value that is shown. */
    int group(Ran ran) {
        return Math.min(group, ran.ensemble().plan().groups() - 1) * (sweepShown ? 1 : 0);
    }

    private void chooser(UiContext ui, EnsembleStudy study) {
        EnsembleAxis axis = study.sweep().orElseThrow().ensemble().plan().axis().orElseThrow();
        ImGui.setNextItemWidth(ui.px(250));
        boolean open = ImGui.beginCombo("##shown", sweepShown ? value(axis, group) : "the ensemble of seeds");
        ui.landmarks().mark("ensemble.shown");
        if (!open) {
            return;
        }
        if (study.seeds().isPresent() && ImGui.selectable("the ensemble of seeds", !sweepShown)) {
            sweepShown = false;
        }
        for (int i = 0; i < axis.values().size(); i++) {
            if (ImGui.selectable(value(axis, i), sweepShown && group == i)) {
                sweepShown = true;
                group = i;
            }
            ui.landmarks().mark("ensemble.shown." + i);
        }
        ImGui.endCombo();
    }

    private static String value(EnsembleAxis axis, int place) {
        int inside = Math.min(place, axis.values().size() - 1);
        return "sweep, " + axis.parameter().label() + " "
                + Parameter.format(axis.values().get(inside));
    }

    void draw(UiContext ui, Ran ran) {
        EnsembleSnapshot snapshot = ran.ensemble().snapshot();
        List<Side> sides = ORDER.stream()
                .filter(snapshot.sides()::contains)
                .filter(side -> only.isEmpty()
                        || only.get() == side
                        || !snapshot.sides().contains(only.get()))
                .toList();
        switches(ui, snapshot);
        legend(ui, snapshot, sides);
        float width = ImGui.getContentRegionAvailX();
        float height = ImGui.getContentRegionAvailY();
        if (!ImGui.beginChild("wall", width, height, false, ImGuiWindowFlags.NoBackground)) {
            ImGui.endChild();
            return;
        }
        pictures(ui, ran, snapshot, sides, width, height);
        ImGui.endChild();
    }

    private void switches(UiContext ui, EnsembleSnapshot snapshot) {
        if (snapshot.sides().size() < 2) {
            return;
        }
        if (Widgets.toggle(ui, "wall.both", "Both", only.isEmpty())) {
            only = Optional.empty();
        }
        for (Side side : ORDER) {
            ImGui.sameLine(0, ui.px(4));
            if (Widgets.toggle(ui, "wall." + side.label(), Titles.of(side), only.equals(Optional.of(side)))) {
                only = Optional.of(side);
            }
        }
        ImGui.sameLine(0, ui.px(12));
    }

    /** The structures with their marks, and how many seeds of the sides on show have become each; on a line of its own where it must. */
    private void legend(UiContext ui, EnsembleSnapshot snapshot, List<Side> sides) {
        Map<Structure, Integer> counts = new EnumMap<>(Structure.class);
        for (Side side : sides) {
            for (EnsembleMember member : snapshot.members(shownGroup(snapshot), side)) {
                counts.merge(member.measures().structure(), 1, Integer::sum);
            }
        }
        ImGui.pushFont(ui.fonts().small());
        float gap = ui.px(10);
        Map<Structure, String> texts = new EnumMap<>(Structure.class);
        float width = 0;
        for (Structure structure : Structure.values()) {
            String text = StructureLook.mark(structure).sign() + " " + structure.label() + " "
                    + counts.getOrDefault(structure, 0);
            texts.put(structure, text);
            width += ImGui.calcTextSizeX(text) + gap;
        }
        if (width - gap > ImGui.getContentRegionAvailX()) {
            ImGui.newLine();
        }
        ImGui.alignTextToFramePadding();
        texts.forEach((structure, text) -> {
            Widgets.text(StructureLook.color(ui.theme(), structure), text);
            ImGui.sameLine(0, gap);
        });
        ImGui.newLine();
        ImGui.popFont();
    }

    private int shownGroup(EnsembleSnapshot snapshot) {
        return sweepShown ? Math.min(group, snapshot.plan().groups() - 1) : 0;
    }

    private void pictures(
            UiContext ui, Ran ran, EnsembleSnapshot snapshot, List<Side> sides, float width, float height) {
        int count = snapshot.plan().seeds().count();
        Cells cells = Cells.fit(count, width, height, sides.size(), ui.px(LEAST), ui.px(LARGEST));
        int tokens = snapshot.plan().scene().task().tokens();
        int stride = 1 + cells.mostInSight(count, height) * sides.size() * tokens / MOST_POINTS;
        float left = ImGui.getCursorScreenPosX();
        float top = ImGui.getCursorScreenPosY();
        float scroll = ImGui.getScrollY();
        for (int seed = 0; seed < count; seed++) {
            int row = seed / cells.columns();
            float x = seed % cells.columns() * cells.width();
            float y = row * cells.height();
            if (y + cells.height() < scroll || y > scroll + height) {
                continue; // out of sight
            }
            ImGui.setCursorScreenPos(left + x, top + y);
            ImGui.invisibleButton("seed" + seed, cells.width(), cells.height());
            ui.landmarks().mark("ensemble.seed." + (snapshot.plan().seeds().first() + seed));
            boolean hovered = ImGui.isItemHovered();
            if (ImGui.isItemClicked()) {
                ui.workspace().openMember(ran, shownGroup(snapshot), seed);
            }
            Frame frame = new Frame(left + x, top + y, cells.width() / sides.size(), cells.height());
            cell(ui, snapshot, sides, seed, frame, stride, hovered);
            if (hovered) {
                Widgets.tooltipNow(ui, words(snapshot, sides, seed));
            }
        }
        ImGui.setCursorScreenPos(left, top + cells.rows(count) * cells.height());
        ImGui.dummy(1, 1);
    }

    /** Where a picture lies, in window units. */
    private record Frame(float left, float top, float width, float height) {
        Frame next() {
            return new Frame(left + width, top, width, height);
        }
    }

    private void cell(
            UiContext ui,
            EnsembleSnapshot snapshot,
            List<Side> sides,
            int seed,
            Frame first,
            int stride,
            boolean hovered) {
        ImDrawList list = ImGui.getWindowDrawList();
        float gap = Math.max(1, ui.px(1));
        Rgb ground = hovered ? ui.theme().fieldHovered() : ui.theme().field();
        list.addRectFilled(
                first.left() + gap,
                first.top() + gap,
                first.left() + sides.size() * first.width() - gap,
                first.top() + first.height() - gap,
                ground.packed(hovered ? 1 : 0.55f));
        Frame frame = first;
        for (Side side : sides) {
            Optional<EnsembleMember> member = snapshot.member(shownGroup(snapshot), side, seed);
            if (member.isPresent()) {
                picture(ui, list, member.get(), frame, stride);
            }
            frame = frame.next();
        }
    }

    private static void picture(UiContext ui, ImDrawList list, EnsembleMember member, Frame frame, int stride) {
        int color =
                StructureLook.color(ui.theme(), member.measures().structure()).packed();
        if (member.error().isPresent()) {
            list.addText(
                    frame.left() + frame.width() / 2 - ui.px(3),
                    frame.top() + frame.height() / 2 - ui.px(8),
                    ui.theme().error().packed(),
                    "×");
            return;
        }
        Points points = member.positions();
        int up = Math.min(1, points.dimensions() - 1);
        double middleX = 0;
        double middleY = 0;
        for (int i = 0; i < points.count(); i++) {
            middleX += points.get(i, 0) / points.count();
            middleY += points.get(i, up) / points.count();
        }
        double extent = Double.MIN_NORMAL;
        for (int i = 0; i < points.count(); i++) {
            extent = Math.max(extent, Math.abs(points.get(i, 0) - middleX));
            extent = Math.max(extent, Math.abs(points.get(i, up) - middleY));
        }
        float size = Math.min(frame.width(), frame.height());
        float radius = Math.clamp(size * 0.045f, ui.px(1), ui.px(3.2f));
        double scale = (size / 2 - radius - ui.px(3)) / extent;
        float centreX = frame.left() + frame.width() / 2;
        float centreY = frame.top() + frame.height() / 2;
        for (int i = 0; i < points.count(); i += stride) {
            float x = centreX + (float) (scale * (points.get(i, 0) - middleX));
            float y = centreY - (float) (scale * (points.get(i, up) - middleY));
            if (radius < ui.px(1.6f)) {
                list.addRectFilled(x - radius, y - radius, x + radius, y + radius, color);
            } else {
                list.addCircleFilled(x, y, radius, color, 8);
            }
        }
    }

    private String words(EnsembleSnapshot snapshot, List<Side> sides, int seed) {
        StringBuilder text =
                new StringBuilder("seed " + (snapshot.plan().seeds().first() + seed));
        for (Side side : sides) {
            Optional<EnsembleMember> member = snapshot.member(shownGroup(snapshot), side, seed);
            text.append("\n").append(Titles.of(side)).append(": ");
            text.append(member.map(EnsembleWall::words).orElse("has not begun"));
        }
        return text.append("\nClick to show it in the views.").toString();
    }

    private static String words(EnsembleMember member) {
        if (member.error().isPresent()) {
            return member.error().get();
        }
        StringBuilder text =
                new StringBuilder(StructureLook.mark(member.measures().structure())
                                .sign() + " " + member.measures().structure().label());
        text.append(String.format(
                Locale.ROOT,
                ", circularity %.2f at frequency %d, pair-sum purity %.2f, ray purity %.2f",
                member.measures().circularity(),
                member.measures().frequency(),
                member.measures().pairSumPurity(),
                member.measures().rayPurity()));
        member.training()
                .filter(t -> !Double.isNaN(t.validationAccuracy()))
                .ifPresent(t ->
                        text.append(String.format(Locale.ROOT, ", validation accuracy %.2f", t.validationAccuracy())));
        return text.append(", step ").append(Titles.grouped(member.step())).toString();
    }

    /** How pictures are laid out: as large as they can be so that all fit, or as small as they may be. */
    record Cells(int columns, float width, float height) {
        /** @param wide how many squares lie side by side in a picture */
        static Cells fit(int count, float width, float height, int wide, float least, float largest) {
            float best = 0;
            for (int columns = 1; columns <= count; columns++) {
                int rows = (count + columns - 1) / columns;
                best = Math.max(best, Math.min(width / columns / wide, height / rows));
            }
            float side = Math.clamp((float) Math.floor(best), least, largest);
            int columns = Math.clamp((int) (width / (wide * side)), 1, Math.max(1, count));
            return new Cells(columns, wide * side, side);
        }

        int rows(int count) {
            return (count + columns - 1) / columns;
        }

        /** How many pictures can be in sight at once, wherever the wall is scrolled to. */
        int mostInSight(int count, float windowHeight) {
            return Math.min(count, columns * (2 + (int) (windowHeight / height)));
        }
    }
}
