package grokfield.render.ui;

import grokfield.render.record.ClipKind;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.AtomicFile;
import grokfield.scenes.Keyframe;
import grokfield.scenes.LinkCurve;
import grokfield.scenes.SavedSession;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneWriter;
import grokfield.scenes.SessionFile;
import grokfield.scenes.Side;
import grokfield.scenes.Timeline;
import grokfield.scenes.TimelinePlayer;
import grokfield.scenes.Transition;
import grokfield.scenes.Tuning;
import grokfield.scenes.WorldState;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What lies beside a clip, so that it can be made again: the scene, and the session that the clip began from. Where the scene has no
 * timeline, every slider that was moved meanwhile becomes a keyframe; a scene's own timeline is kept as it is.
 */
final class ClipNotes {
    private static final long PATIENCE = 10; // s, for the worlds' states

    private final Scene scene;
    private final Scene.Record record;
    private final double speed;
    private final double start; // seconds of the timeline
    private final Tuning.Link link;
    private final LinkCurve curve;
    private final Tuning tuning;
    private final TimelinePlayer player;
    private final Map<Side, CompletableFuture<WorldState>> states;
    private final List<Keyframe> keyframes = new ArrayList<>();
    private Tuning.Values last;

    /** Notes of a clip that begins now. */
    ClipNotes(Stage stage, Scene.Record record) {
        this.scene = stage.scene();
        this.record = record;
        this.speed = stage.session().control().speed();
        this.player = stage.player();
        this.start = player.seconds();
        this.tuning = stage.tuning();
        this.last = tuning.values();
        this.link = last.link();
        this.curve = last.curve();
        this.states = stage.session().capture();
    }

    /** Notes what was tuned since the last look; it acts from the video frame on that the worlds have come to. */
    void look() {
        double seconds = player.seconds();
        Tuning.Values now = tuning.values();
        if (now.equals(last)) {
            return;
        }
        Map<Parameter, Double> changed = new HashMap<>();
        for (Parameter parameter : ForceParameters.ALL) {
            if (now.forces().get(parameter) != last.forces().get(parameter)
                    && scene.particles().isPresent()) {
                changed.put(parameter, now.forces().get(parameter));
            }
        }
        for (Parameter parameter : TrainingParameters.ALL) {
            if (now.training().get(parameter) != last.training().get(parameter)
                    && scene.network().isPresent()) {
                changed.put(parameter, now.training().get(parameter));
            }
        }
        last = now;
        if (!changed.isEmpty()) {
            keyframes.removeIf(keyframe -> keyframe.at() == seconds);
            keyframes.add(new Keyframe(seconds, changed, Transition.STEP, Optional.empty(), Optional.empty()));
        }
    }

    /**
     * Writes them beside a clip; waits for the states of the worlds.
     *
     * @param seconds how long the clip came to be
     * @return why something is missing, one sentence, if it is
     */
    Optional<String> write(Path clip, double seconds) throws InterruptedException {
        try {
            writeAll(clip, seconds);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("What makes the clip again is not beside it: " + AtomicFile.reason(e));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.of("The session that the clip began from is not beside it: the worlds had ended.");
        }
    }

    private void writeAll(Path clip, double seconds)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Scene made = scene.withRecord(record.withSeconds(Math.max(0.1, seconds)));
        if (scene.timeline().isEmpty() && !keyframes.isEmpty()) {
            made = made.withTimeline(new Timeline(keyframes));
        }
        SceneWriter.write(made, ClipKind.beside(clip, ".toml"));
        Map<Side, WorldState> ready = new EnumMap<>(Side.class);
        for (Map.Entry<Side, CompletableFuture<WorldState>> reply : states.entrySet()) {
            ready.put(reply.getKey(), reply.getValue().get(PATIENCE, TimeUnit.SECONDS));
        }
        SessionFile.save(
                ClipKind.beside(clip, SessionFile.ENDING), new SavedSession(made, ready, speed, link, curve, start));
    }
}
