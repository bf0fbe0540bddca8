package grokfield.render.ui.state;

import grokfield.scenes.Scene;
import java.util.EnumSet;
import java.util.Set;

/** What one view shows: the switches of its toolbar. Used by the window's thread. */
public final class ViewSwitches {
    /** A layer that can be switched on and off. */
    public enum Layer {
        PAIR_SUMS("Pairs", "Pair sums, coloured by class; validation pairs are hollow"),
        REGIONS("Regions", "Decision regions: the class that the network gives to each place"),
        ARROWS("Arrows", "The force on each particle, or −gradient of each embedding"),
        TRAILS("Trails", "Where each token has been"),
        POLYGON("Polygon", "Joins tokens that are neighbours at the dominant frequency"),
        LABELS("Labels", "The number of each token"),
        OVERLAY(
                "Overlay",
                "The particles as rings over the embeddings, after the best turn, mirroring, stretch and relabelling, with"
                        + " lines between partners"),
        FITTED("Fitted", "Shows the force that explains −gradient best, beside it, in the Network view"),
        IMPERFECTIONS(
                "Imperfect",
                "Joins each pair sum whose nearest other one has another class to that one: what breaks a grid");

        private final String label;
        private final String help;

        Layer(String label, String help) {
            this.label = label;
            this.help = help;
        }

        public String label() {
            return label;
        }

        /** One sentence for the tooltip. */
        public String help() {
            return help;
        }
    }

    private final Set<Layer> shown = EnumSet.of(Layer.LABELS);

    /** As a scene asks for. */
    public ViewSwitches(Scene.View view) {
        set(Layer.PAIR_SUMS, view.pairSums());
        set(Layer.REGIONS, view.decisionRegions());
        set(Layer.TRAILS, view.trails());
        set(Layer.OVERLAY, view.overlay());
        set(Layer.FITTED, view.fittedForce());
        set(Layer.IMPERFECTIONS, view.imperfections());
    }

    /** Whether a layer is shown. */
    public boolean shows(Layer layer) {
        return shown.contains(layer);
    }

    /** Shows a layer, or hides it. */
    public void set(Layer layer, boolean on) {
        if (on) {
            shown.add(layer);
        } else {
            shown.remove(layer);
        }
    }
}
