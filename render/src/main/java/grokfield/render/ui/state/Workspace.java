package grokfield.render.ui.state;

import grokfield.scenes.AutoEngine;
import grokfield.scenes.EnsembleFiles;
import grokfield.scenes.EnsemblePlan;
import grokfield.scenes.LinkCurve;
import grokfield.scenes.SavedSession;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneCommand;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SceneReader;
import grokfield.scenes.SceneWriter;
import grokfield.scenes.Session;
import grokfield.scenes.SessionFile;
import grokfield.scenes.Side;
import grokfield.scenes.Tuning;
import grokfield.scenes.WorldState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scene on show and the way to another one. Opening and saving go on beside the window; the old scene runs until the new
 * one is there, and stays if that fails. Used by the window's thread.
 */
public final class Workspace implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Workspace.class);

    private final Preferences preferences;
    private final AutoEngine auto;
    private final UiState state = new UiState();
    private final Outbox outbox = new Outbox(state);
    private final Recording recording = new Recording();
    private final EngineList engines = new EngineList();
    private final Fitting fitting = new Fitting();
    private final EnsembleStudy ensembles = new EnsembleStudy();
    private final List<SceneLibrary.Entry> shelf = SceneLibrary.entries();
    private final boolean keepsPast;
    private Stage stage;
    private Optional<Job<?>> job = Optional.empty();

    /**
     * Opens with a scene.
     *
     * @param origin where the first scene comes from
     * @param scene the first scene, which may differ from its origin's by settings
     * @param auto how engines are chosen where a scene says {@code auto}
     * @param keepsPast whether somebody may go back in the run; a clip's frames need no past, which takes memory
     * @throws SceneException if it cannot be brought to life
     */
    public Workspace(Origin origin, Scene scene, Preferences preferences, AutoEngine auto, boolean keepsPast)
            throws SceneException {
        this.preferences = preferences;
        this.auto = auto;
        this.keepsPast = keepsPast;
        this.stage = bring(origin, scene);
        if (keepsPast) {
            stage.keepPast();
        }
        origin.file().ifPresent(preferences::addRecent);
    }

    private Stage bring(Origin origin, Scene scene) throws SceneException {
        Session session = Session.open(scene, auto);
        return new Stage(session, new Tuning(session), origin);
    }

    /** The scene on show. */
    public Stage stage() {
        return stage;
    }

    public Preferences preferences() {
        return preferences;
    }

    public UiState state() {
        return state;
    }

    /** What is written beside the window. */
    public Outbox outbox() {
        return outbox;
    }

    /** The recording of the window. */
    public Recording recording() {
        return recording;
    }

    /** The engines of this machine. */
    public EngineList engines() {
        return engines;
    }

    /** The fit of the particles to the network. */
    public Fitting fitting() {
        return fitting;
    }

    /** The ensembles of seeds. */
    public EnsembleStudy ensembles() {
        return ensembles;
    }

    /** The scenes that come with the program. */
    public List<SceneLibrary.Entry> shelf() {
        return shelf;
    }

    /** Work going on beside the window. */
    public Optional<Job<?>> job() {
        return job;
    }

    /** Looks in on the work beside the window; once each frame. */
    public void settle() {
        ensembles.frame(System.nanoTime());
        stage.takeSettled().ifPresent(sentence -> state.toast("Particles: " + sentence + "."));
        fitting.settle();
        if (job.filter(Job::settle).isPresent()) {
            job = Optional.empty();
        }
    }

    /** Gives up the work beside the window. */
    public void cancel() {
        job.ifPresent(Job::cancel);
        job = Optional.empty();
    }

    // Opening.

    /** Opens a scene that comes with the program. */
    public void openShipped(SceneLibrary.Entry entry) {
        open(entry.name(), () -> {
            Scene scene = SceneLibrary.open(entry.name());
            return bring(Origin.shipped(entry.name(), scene), scene);
        });
    }

    /** Opens a scene file or a session file, by the ending of its name. */
    public void openFile(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Origin.isSession(file)) {
            open(name, () -> resume(file));
        } else if (Origin.isScene(file)) {
            open(name, () -> {
                Scene scene = SceneReader.read(file);
                return bring(Origin.of(file, scene), scene);
            });
        } else {
            state.show(new Problem(
                    "This file cannot be opened",
                    file + " is neither a scene (" + Origin.SCENE_ENDING + ") nor a session (" + SessionFile.ENDING
                            + ")",
                    "Open a file with one of these endings."));
        }
    }

    /** Opens the scene of a fit with the forces that were found, from its start. */
    public void openFitted(Fitting.Fitted fitted) {
        Scene scene = fitted.result().scene();
        open(scene.name(), () -> bring(fitted.origin(), scene));
    }

    /**
     * Shows one seed of an ensemble in the views: both sides stand where its members stand, with the values that they run with.
     *
     * @param seed counted from 0
     */
    public void openMember(EnsembleStudy.Ran ran, int group, int seed) {
        EnsemblePlan plan = ran.ensemble().plan();
        Scene scene = plan.scene(group).withSeed(plan.seeds().first() + seed);
        CompletableFuture<Map<Side, WorldState>> states = ran.ensemble().capture(group, seed);
        cancel();
        Stage before = stage;
        job = Optional.of(Job.start(
                "opening seed " + (plan.seeds().first() + seed),
                () -> {
                    Map<Side, WorldState> there = states.join();
                    boolean fits = before.fits(scene);
                    return new Member(fits ? Optional.empty() : Optional.of(bring(ran.origin(), scene)), there);
                },
                member -> {
                    member.stage().ifPresent(next -> show(next, false));
                    stage.take(scene, member.states());
                },
                failure -> state.show(problem("The seed cannot be opened", failure)),
                member -> member.stage().ifPresent(Stage::close)));
    }

    /** The states of a seed, and a stage for them where that on show does not fit. */
    private record Member(Optional<Stage> stage, Map<Side, WorldState> states) {}

    /** Writes an ensemble's table and positions into a new folder beside clips and pictures; goes on whatever is opened meanwhile. */
    public void exportEnsemble(EnsembleStudy.Ran ran) {
        String name = (ran.ensemble().plan().axis().isPresent() ? "sweep-" : "ensemble-")
                + LocalDateTime.now(ZoneId.systemDefault())
                        .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
        Path folder = preferences.recording().folder().resolve(name);
        outbox.export(
                () -> EnsembleFiles.write(ran.ensemble(), folder),
                report -> {
                    state.toastLater("Wrote " + report.files().size() + " files into " + report.folder());
                    report.remarks().forEach(state::toastLater);
                },
                failure -> problem("The ensemble cannot be written", failure));
    }

    private Stage resume(Path file) throws SceneException {
        SavedSession saved = SessionFile.open(file);
        return Stage.resume(saved, auto, Origin.of(file, saved.scene()));
    }

    /** Opens the scene on show again with other settings; tuned parameters and the switches of the views stay. */
    public void reopen(Scene changed) {
        Origin origin = stage.origin();
        Tuning.Values tuned = stage.tuning().values();
        Map<Side, ViewSwitches> views = stage.views();
        Optional<KeptMoment> kept = stage.kept();
        CompareChoices choices = stage.choices();
        open(changed.name(), () -> {
            Stage next = bring(origin, changed);
            next.tuning().replace(tuned);
            next.player().resume(0); // the timeline's values are those of the beginning
            next.setViews(views);
            next.keep(kept);
            next.setChoices(choices);
            return next;
        });
    }

    private void open(String name, Callable<Stage> opening) {
        cancel();
        boolean playing = stage.session().control().isPlaying();
        job = Optional.of(Job.start(
                "opening " + name,
                opening,
                next -> show(next, playing),
                failure -> state.show(problem("The scene cannot be opened", failure)),
                Stage::close));
    }

    /** Puts another stage on show, paused, and closes the present one. */
    public void show(Stage next) {
        show(next, false);
    }

    private void show(Stage next, boolean playing) {
        Stage old = stage;
        stage = next;
        if (keepsPast) {
            next.keepPast();
        }
        if (!next.isSession()) {
            next.session().control().setPlaying(playing);
        }
        next.origin().file().ifPresent(preferences::addRecent);
        Thread.ofPlatform().daemon().name("grokfield-closing").start(old::close);
    }

    /** Keeps the moment at which another run was saved, to compare the present with it. */
    public void keepFrom(Path file) {
        Stage comparing = stage;
        cancel();
        job = Optional.of(Job.start(
                "reading " + file.getFileName(),
                () -> KeptMoment.of(String.valueOf(file.getFileName()), SessionFile.open(file)),
                moment -> comparing.keep(Optional.of(moment)),
                failure -> state.show(problem("The session cannot be read", failure)),
                _ -> {}));
    }

    // Saving.

    /** Writes the scene as it is now, with the comments of its file kept. */
    public void saveScene(Path file) {
        Scene scene = stage.scene();
        Optional<Path> existing = stage.origin().file().filter(Origin::isScene);
        save(file, Origin.of(file, scene), () -> {
            if (existing.isPresent()) {
                SceneWriter.update(existing.get(), scene, file);
            } else {
                SceneWriter.write(scene, file);
            }
        });
    }

    /** Writes the whole session, so that it goes on with the same bits when it is opened again. */
    public void saveSession(Path file) {
        Scene scene = stage.scene();
        double speed = stage.session().control().speed();
        Tuning.Link link = stage.tuning().values().link();
        LinkCurve curve = stage.tuning().values().curve();
        double seconds = stage.player().seconds();
        Map<Side, CompletableFuture<WorldState>> replies = stage.session().capture();
        save(file, Origin.of(file, scene), () -> {
            Map<Side, WorldState> states = new EnumMap<>(Side.class);
            replies.forEach((side, reply) -> states.put(side, reply.join()));
            SessionFile.save(file, new SavedSession(scene, states, speed, link, curve, seconds));
        });
    }

    /** Something that writes a file. */
    private interface Writing {
        void write() throws SceneException, IOException;
    }

    private void save(Path file, Origin saved, Writing writing) {
        Stage saving = stage;
        Consumer<Path> done = written -> {
            saving.setOrigin(saved);
            preferences.addRecent(written);
            state.toast("Saved " + written);
        };
        cancel();
        job = Optional.of(Job.start(
                "saving " + file.getFileName(),
                () -> {
                    writing.write();
                    return file;
                },
                done,
                failure -> state.show(problem("The file cannot be saved", failure)),
                _ -> {}));
    }

    /** The command line that reproduces the scene as it is now. */
    public String command() {
        Origin origin = stage.origin();
        return SceneCommand.open(origin.spoken(), origin.base(), stage.scene());
    }

    private static Problem problem(String title, Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return switch (failure) {
            case SceneException wrong ->
                new Problem(title, message, "Correct the file and open it again; the present scene goes on.");
            case IOException unwritable ->
                new Problem(title, message, "Check that the folder is there and can be written, or choose another.");
            case OutOfMemoryError full ->
                new Problem(title, "the scene needs more memory than there is", "Choose a smaller modulus.");
            default -> {
                log.error("{}", title, failure);
                yield new Problem(title, message, "This is a fault of the program; the present scene goes on.");
            }
        };
    }

    /** Gives up work under way but what is being written, and stops the worlds. */
    @Override
    public void close() {
        cancel();
        fitting.close();
        ensembles.close();
        stage.close();
        outbox.close();
    }
}
