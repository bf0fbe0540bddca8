package grokfield.render.ui.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the user has chosen once and finds again: theme, text size, panels, recent files. Used by the window's thread. */
public final class Preferences {
    /** The text sizes of the View menu, relative to the standard one. */
    public static final List<Double> TEXT_SCALES = List.of(0.85, 1.0, 1.15, 1.3, 1.5);

    /** How many recent files are kept. */
    public static final int LONGEST_RECENT = 10;

    private boolean dark = true;
    private double textScale = 1;
    private boolean logLoss;
    private boolean logSteps;
    private boolean unitDirections;
    private RecordChoices recording = RecordChoices.standard();
    private final Set<PanelName> hidden = EnumSet.noneOf(PanelName.class);
    private final List<Path> recent = new ArrayList<>(); // newest first

    /** Whether the theme is dark. */
    public boolean dark() {
        return dark;
    }

    public void setDark(boolean wanted) {
        dark = wanted;
    }

    /** One of {@link #TEXT_SCALES}. */
    public double textScale() {
        return textScale;
    }

    /**
     * Chooses a text size.
     *
     * @throws IllegalArgumentException if it is none of {@link #TEXT_SCALES}
     */
    public void setTextScale(double wanted) {
        if (!TEXT_SCALES.contains(wanted)) {
            throw new IllegalArgumentException("text_scale must be one of " + TEXT_SCALES + ", was " + wanted);
        }
        textScale = wanted;
    }

    /** Whether the loss is plotted on a logarithmic axis. */
    public boolean logLoss() {
        return logLoss;
    }

    public void setLogLoss(boolean wanted) {
        logLoss = wanted;
    }

    /** Whether the steps are plotted on a logarithmic axis. */
    public boolean logSteps() {
        return logSteps;
    }

    public void setLogSteps(boolean wanted) {
        logSteps = wanted;
    }

    /** Whether the panel of the weights shows where the hidden units point, or how large the weights are. */
    public boolean unitDirections() {
        return unitDirections;
    }

    public void setUnitDirections(boolean wanted) {
        unitDirections = wanted;
    }

    /** How clips are made. */
    public RecordChoices recording() {
        return recording;
    }

    public void setRecording(RecordChoices wanted) {
        recording = wanted;
    }

    /** Whether a panel is shown. */
    public boolean shows(PanelName panel) {
        return !hidden.contains(panel);
    }

    public void setShown(PanelName panel, boolean wanted) {
        if (wanted) {
            hidden.remove(panel);
        } else {
            hidden.add(panel);
        }
    }

    /** Shows every panel. */
    public void showAll() {
        hidden.clear();
    }

    /** The files opened or saved last, newest first. */
    public List<Path> recent() {
        return List.copyOf(recent);
    }

    /** Puts a file at the head of the recent ones. */
    public void addRecent(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        recent.remove(absolute);
        recent.addFirst(absolute);
        while (recent.size() > LONGEST_RECENT) {
            recent.removeLast();
        }
    }

    /** Takes a file off the recent ones, for example because it is gone. */
    public void removeRecent(Path file) {
        recent.remove(file.toAbsolutePath().normalize());
    }
}
