package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.EnsembleStudy.Ran;
import grokfield.render.view.Palette;
import grokfield.scenes.EnsembleAxis;
import grokfield.scenes.EnsembleFigures;
import grokfield.scenes.EnsembleFigures.Estimate;
import grokfield.scenes.EnsembleQuantity;
import grokfield.scenes.Side;
import grokfield.sim.Structure;
import grokfield.trainer.TrainingParameters;
import imgui.ImGui;
import imgui.flag.ImGuiWindowFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A sweep as curves over its values: the shares of structures on every side, what the network has learnt, and its weights. */
final class EnsembleSweep {
    private static final float PLOT_WIDTH = 300; // design units, at least
    private static final float PLOT_HEIGHT = 150;
    private static final float LARGEST_HEIGHT = 300;

    private final BandPlot network = new BandPlot("sweep of the network");
    private final BandPlot particles = new BandPlot("sweep of the particles");
    private final BandPlot learning = new BandPlot("sweep of accuracy");
    private final BandPlot weights = new BandPlot("sweep of weights");

    void draw(UiContext ui, Ran ran) {
        float height = ImGui.getContentRegionAvailY();
        if (ImGui.beginChild("sweep", ImGui.getContentRegionAvailX(), height, false, ImGuiWindowFlags.NoBackground)) {
            plots(ui, ran);
        }
        ImGui.endChild();
    }

    private void plots(UiContext ui, Ran ran) {
        EnsembleAxis axis = ran.ensemble().plan().axis().orElseThrow();
        List<Side> sides = ran.ensemble().plan().sides();
        float available = ImGui.getContentRegionAvailX();
        boolean wide = available > 2 * ui.px(PLOT_WIDTH);
        float width = wide ? (available - ImGui.getStyle().getItemSpacingX()) / 2 : available;
        legend(ui);
        float room = ImGui.getContentRegionAvailY() / 2 - ImGui.getStyle().getItemSpacingY();
        float least = ui.px(PLOT_HEIGHT);
        float height = wide ? Math.clamp(room, least, ui.px(LARGEST_HEIGHT)) : least;
        PlotBox.Size size = new PlotBox.Size(width, height);
        boolean first = true;
        for (Side side : List.of(Side.NETWORK, Side.PARTICLES)) {
            if (sides.contains(side)) {
                if (!first && wide) {
                    ImGui.sameLine();
                }
                first = false;
                shares(ui, ran, axis, side, size);
            }
        }
        if (sides.contains(Side.NETWORK)) {
            accuracy(ui, ran, axis, size);
            if (axis.parameter().equals(TrainingParameters.WEIGHT_DECAY)) {
                if (wide) {
                    ImGui.sameLine();
                }
                norms(ui, ran, axis, size);
            }
        }
    }

    private static void legend(UiContext ui) {
        ImGui.pushFont(ui.fonts().small());
        for (Structure structure : Structure.values()) {
            if (structure != Structure.CIRCLE) {
                ImGui.sameLine(0, ui.px(10));
            }
            Widgets.text(
                    StructureLook.color(ui.theme(), structure),
                    StructureLook.mark(structure).sign() + " " + structure.label());
        }
        ImGui.popFont();
    }

    private void shares(UiContext ui, Ran ran, EnsembleAxis axis, Side side, PlotBox.Size size) {
        List<BandPlot.Band> bands = new ArrayList<>();
        for (Structure structure : Structure.values()) {
            bands.add(band(
                    ran,
                    axis,
                    structure.label(),
                    StructureLook.color(ui.theme(), structure),
                    StructureLook.mark(structure),
                    figures -> figures.share(side, structure)));
        }
        String title = by(axis, Titles.of(side) + ": shares");
        BandPlot plot = side == Side.NETWORK ? network : particles;
        plot.draw(ui, title, names(axis, title, "share"), bands, range(axis, 1), size);
    }

    private void accuracy(UiContext ui, Ran ran, EnsembleAxis axis, PlotBox.Size size) {
        List<BandPlot.Band> bands = new ArrayList<>();
        List<EnsembleQuantity> quantities =
                List.of(EnsembleQuantity.VALIDATION_ACCURACY, EnsembleQuantity.PAIR_SUM_PURITY);
        for (EnsembleQuantity quantity : quantities) {
            int place = quantities.indexOf(quantity);
            Rgb color = place == 0 ? ui.color(Side.NETWORK) : ui.theme().faintText();
            bands.add(band(
                    ran,
                    axis,
                    quantity.label(),
                    color,
                    Curve.Mark.of(place),
                    figures -> figures.mean(Side.NETWORK, quantity)));
        }
        learning.draw(
                ui,
                "Network: " + legend(bands),
                names(axis, by(axis, "Network: accuracy and purity"), "mean"),
                bands,
                range(axis, 1),
                size);
    }

    private void norms(UiContext ui, Ran ran, EnsembleAxis axis, PlotBox.Size size) {
        List<String> tensors = List.of();
        for (int group = 0; group < axis.values().size() && tensors.isEmpty(); group++) {
            tensors = ran.ensemble()
                    .figures(group)
                    .map(figures -> figures.tensors(Side.NETWORK))
                    .orElse(List.of());
        }
        List<BandPlot.Band> bands = new ArrayList<>();
        Palette palette = Palette.of(ui.theme());
        double most = 0;
        for (String tensor : tensors) {
            int place = tensors.indexOf(tensor);
            BandPlot.Band band = band(
                    ran,
                    axis,
                    tensor,
                    palette.color(place, tensors.size()),
                    Curve.Mark.of(place),
                    figures -> figures.weight(Side.NETWORK, tensor));
            for (double high : band.high()) {
                most = high > most ? high : most;
            }
            bands.add(band);
        }
        weights.draw(
                ui,
                "Network: mean |w| of " + legend(bands),
                names(axis, by(axis, "Network: weights"), "mean |w|"),
                bands,
                range(axis, Math.max(most, 0.1)),
                size);
    }

    private static String by(EnsembleAxis axis, String what) {
        return what + " by " + EnsembleControls.name(axis.parameter());
    }

    private static BandPlot.Names names(EnsembleAxis axis, String title, String y) {
        return new BandPlot.Names(title, EnsembleControls.name(axis.parameter()), y);
    }

    private static String legend(List<BandPlot.Band> bands) {
        return String.join(
                "  ",
                bands.stream()
                        .map(band -> band.mark().sign() + " " + band.label())
                        .toList());
    }

    /** The values of a sweep that are complete, or were when it was cancelled, in the order of the axis. */
    private static BandPlot.Band band(
            Ran ran,
            EnsembleAxis axis,
            String label,
            Rgb color,
            Curve.Mark mark,
            Function<EnsembleFigures, Optional<Estimate>> of) {
        double[][] columns = new double[4][axis.values().size()];
        int count = 0;
        for (int group = 0; group < axis.values().size(); group++) {
            Optional<Estimate> estimate = ran.ensemble()
                    .figures(group)
                    .filter(EnsembleFigures::complete)
                    .flatMap(of);
            if (estimate.isPresent()) {
                columns[0][count] = axis.values().get(group);
                columns[1][count] = estimate.get().value();
                columns[2][count] = estimate.get().low();
                columns[3][count++] = estimate.get().high();
            }
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], count);
        }
        return new BandPlot.Band(label, color, mark, columns[0], columns[1], columns[2], columns[3]);
    }

    private static PlotBox.Range range(EnsembleAxis axis, double most) {
        double from = axis.values().getFirst();
        double to = axis.values().getLast();
        return new PlotBox.Range(from, to > from ? to : from + 1, 0, most);
    }
}
