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
        LABELS("Labels", "The number of each token");

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
