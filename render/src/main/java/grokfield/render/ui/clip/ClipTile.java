package grokfield.render.ui.clip;

import grokfield.render.ui.state.Stage;
import grokfield.scenes.CameraPose;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One scene in a clip, as it is at one moment: the scene may go on while the moment is painted. */
public final class ClipTile {
    private final Stage stage;
    private final String label;
    private final Map<Side, CameraPose> poses = new EnumMap<>(Side.class);
    private Optional<String> caption = Optional.empty();

    /**
     * A scene in a clip.
     *
     * @param label a line over its views; empty for none
     */
    public ClipTile(Stage stage, String label) {
        this.stage = stage;
        this.label = label;
        look();
    }

    /** Takes the newest snapshots, and what the timeline says to them. */
    public void take() {
        stage.takeSnapshots();
        look();
    }

    /** Takes what the timeline says to the snapshots that the stage holds. */
    public void look() {
        caption = stage.player().caption();
        for (Side side : Side.values()) {
            stage.player().camera(side).ifPresentOrElse(pose -> poses.put(side, pose), () -> poses.remove(side));
        }
    }

    public Stage stage() {
        return stage;
    }

    /** A line over its views; empty for none. */
    public String label() {
        return label;
    }

    /** What the timeline says; empty for nothing. */
    Optional<String> caption() {
        return caption;
    }

    /** Where the timeline wants a view's camera; empty if nowhere. */
    Optional<CameraPose> pose(Side side) {
        return Optional.ofNullable(poses.get(side));
    }

    /** Why a world of it cannot go on, if one cannot. */
    public Optional<String> stopped() {
        for (Side side : Side.values()) {
            Optional<String> sentence =
                    stage.snapshot(side).map(Snapshot::progress).flatMap(Snapshot.Progress::stopped);
            if (sentence.isPresent()) {
                return sentence;
            }
        }
        return Optional.empty();
    }
}
