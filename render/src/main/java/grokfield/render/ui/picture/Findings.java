package grokfield.render.ui.picture;

import grokfield.render.ui.state.Stage;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.render.view.ViewFindings;
import grokfield.render.view.ViewFindings.Note;
import grokfield.render.view.ViewFindings.Sign;
import grokfield.scenes.AttributionKeeper;
import grokfield.scenes.Comparison;
import grokfield.scenes.GradientForces;
import grokfield.scenes.LaidParticles;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.OverlayKeeper;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.sim.Imperfections;
import grokfield.sim.Overlay;
import grokfield.sim.Points;
import grokfield.sim.Task;
import grokfield.trainer.Attribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comparing adds to the view of a side, as its switches ask for it. */
public final class Findings {
    private Findings() {}

    static ViewFindings of(Stage stage, Comparison comparison, Side side, Neighbours wrong) {
        comparison.follow(stage.session());
        List<Note> notes = new ArrayList<>();
        Points fitted = null;
        ViewFindings.Laid laid = null;
        int[] neighbours = {};
        if (side == Side.NETWORK && stage.view(side).shows(Layer.FITTED)) {
            Optional<Attribution> found = attribution(stage, comparison);
            fitted = found.map(Attribution::fitted).orElse(null);
            fittedNote(stage, found).ifPresent(text -> notes.add(new Note(Sign.FITTED, text)));
        }
        if (side == Side.NETWORK && stage.view(side).shows(Layer.OVERLAY)) {
            Optional<LaidParticles> found = overlay(stage, comparison);
            laid = found.map(Findings::laid).orElse(null);
            note(stage, found).ifPresent(text -> notes.add(new Note(Sign.RING, text)));
        }
        Optional<? extends Snapshot> snapshot = stage.snapshot(side);
        if (snapshot.isPresent() && stage.view(side).shows(Layer.IMPERFECTIONS)) {
            Task task = snapshot.get().task();
            Optional<Imperfections> found = comparison.imperfections(snapshot.get());
            neighbours =
                    found.map(imperfections -> wrong.of(task, imperfections)).orElse(neighbours);
            found.ifPresent(imperfections -> notes.add(new Note(
                    Sign.LINK, String.format(Locale.ROOT, "%d of %d imperfect", imperfections.count(), task.pairs()))));
        }
        return notes.isEmpty() ? ViewFindings.NONE : new ViewFindings(laid, fitted, neighbours, notes);
    }

    /** The wrong neighbours of a side's pairs, made anew only where other imperfections were found. */
    static final class Neighbours {
        private @Nullable Imperfections found;
        private int[] neighbours = {}; // (M)

        private int[] of(Task task, Imperfections imperfections) {
            if (imperfections != found) {
                found = imperfections;
                neighbours = new int[task.pairs()];
                Arrays.fill(neighbours, -1);
                for (int i = 0; i < imperfections.count(); i++) {
                    neighbours[imperfections.pair(i)] = imperfections.neighbour(i);
                }
            }
            return neighbours;
        }
    }

    /** The forces at the embeddings beside the gradient; empty where there is no network or too large a one. */
    public static Optional<GradientForces> forces(Stage stage, Comparison comparison) {
        comparison.follow(stage.session());
        return stage.network().flatMap(network -> comparison.attribution(network, stage.particles()));
    }

    /** The gradient explained as the user wants it. */
    private static Optional<Attribution> attribution(Stage stage, Comparison comparison) {
        return forces(stage, comparison)
                .map(forces -> forces.part(stage.choices().allPairs())
                        .explain(stage.choices().components()));
    }

    private static Optional<String> fittedNote(Stage stage, Optional<Attribution> found) {
        return found.map(attribution -> Double.isNaN(attribution.r2())
                        ? "fitted force"
                        : String.format(Locale.ROOT, "fitted force · R² %.2f", attribution.r2()))
                .or(() -> stage.network().flatMap(network -> AttributionKeeper.refusal(network.task())));
    }

    /** The particles laid over the embeddings, as the user wants it; empty where that cannot be. */
    public static Optional<LaidParticles> overlay(Stage stage, Comparison comparison) {
        comparison.follow(stage.session());
        Optional<NetworkSnapshot> network = stage.network();
        Optional<ParticleSnapshot> particles = stage.particles();
        return network.isEmpty() || particles.isEmpty()
                ? Optional.empty()
                : comparison.overlay(
                        network.get(), particles.get(), stage.choices().named());
    }

    private static ViewFindings.Laid laid(LaidParticles found) {
        int[] partners = new int[found.positions().count()];
        Arrays.setAll(partners, found::partner);
        return new ViewFindings.Laid(found.positions(), partners);
    }

    private static Optional<String> note(Stage stage, Optional<LaidParticles> found) {
        if (found.isPresent()) {
            Overlay overlay = found.get().overlay();
            return Optional.of("particles · " + residual(overlay) + names(overlay));
        }
        return stage.network()
                .flatMap(network -> stage.particles().flatMap(particles -> OverlayKeeper.refusal(network, particles)));
    }

    /** {@code residual 0.21}. */
    private static String residual(Overlay overlay) {
        return Double.isNaN(overlay.residual())
                ? "residual –"
                : String.format(Locale.ROOT, "residual %.2f", overlay.residual());
    }

    private static String names(Overlay overlay) {
        return overlay.relabelling().isNone()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " · u %d, t %d",
                        overlay.relabelling().factor(),
                        overlay.relabelling().shift());
    }
}
