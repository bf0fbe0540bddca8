package grokfield.render.cli;

import grokfield.render.ui.clip.ClipTile;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.AutoEngine;
import grokfield.scenes.SavedSession;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Session;
import grokfield.scenes.SessionFile;
import grokfield.scenes.Settings;
import grokfield.scenes.Start;
import grokfield.scenes.Tuning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The scenes of a clip as the command line names them: one, several, or one at several values. */
final class ClipScenes {
    private static final int MOST = 64; // more cannot be told apart in one picture
    private static final String PARTICLES = "particles.";
    private static final String NETWORK = "network.";

    private final List<Entry> entries = new ArrayList<>();

    /**
     * One of them.
     *
     * @param name as it was typed
     * @param saved what goes on, if it is a saved session rather than a scene
     */
    private record Entry(String name, Scene scene, String label, Optional<SavedSession> saved) {}

    private ClipScenes() {}

    /**
     * Reads the scenes.
     *
     * @param names of scenes or files, at least one
     * @param settings that beat every scene's values
     * @param grids such as {@code particles.alignment=0,2,4,8}: each scene once for every combination
     * @throws SceneException if a scene or a value cannot be used
     * @throws InputException if there are too many
     */
    static ClipScenes read(List<String> names, Settings settings, List<String> grids) throws SceneException {
        List<List<String>> combinations = combinations(grids);
        int count = names.size() * combinations.size();
        if (count > MOST) {
            throw new InputException("a clip shows " + MOST + " scenes at most, not " + count);
        }
        ClipScenes scenes = new ClipScenes();
        for (String name : names) {
            if (Origin.isSession(Path.of(name))) {
                scenes.addSession(name, settings, grids);
                continue;
            }
            for (List<String> combination : combinations) {
                Settings all = settings;
                for (String assignment : combination) {
                    int equals = assignment.indexOf('=');
                    all = all.with("--grid", assignment.substring(equals + 1), assignment.substring(0, equals));
                }
                Scene scene = SceneLibrary.open(name, all);
                scenes.entries.add(new Entry(
                        name,
                        withoutRepeated(scene, grids),
                        label(scene, names.size() > 1, combination),
                        Optional.empty()));
            }
        }
        return scenes;
    }

    private void addSession(String name, Settings settings, List<String> grids) throws SceneException {
        if (!grids.isEmpty() || !settings.isEmpty()) {
            throw new InputException(
                    name + ": a saved session has its own values, which --set, --grid, --seconds, --size,"
                            + " --quality and --panels cannot change; save a scene instead");
        }
        SavedSession saved = SessionFile.open(Path.of(name));
        entries.add(new Entry(name, saved.scene(), saved.scene().title(), Optional.of(saved)));
    }

    /** Every choice of one value from each grid. */
    private static List<List<String>> combinations(List<String> grids) {
        List<List<String>> all = List.of(List.of());
        for (String grid : grids) {
            int equals = grid.indexOf('=');
            if (equals < 1 || equals == grid.length() - 1) {
                throw new InputException(
                        "--grid must be a key with values, such as particles.alignment=0,2,4,8, was " + grid);
            }
            String key = grid.substring(0, equals).strip();
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : all) {
                for (String value : grid.substring(equals + 1).split(",", -1)) {
                    List<String> with = new ArrayList<>(before);
                    with.add(key + "=" + value.strip());
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    /** {@code alignment 4}, with the scene's title before it where there are several. */
    private static String label(Scene scene, boolean several, List<String> combination) {
        List<String> parts = new ArrayList<>();
        if (several) {
            parts.add(scene.title());
        }
        for (String assignment : combination) {
            String[] sides = assignment.split("=", 2);
            parts.add(sides[0].substring(sides[0].lastIndexOf('.') + 1).replace('_', ' ') + " " + sides[1]);
        }
        return String.join(" · ", parts);
    }

    /** The scene without the side that would be the same at every value of the grids. */
    private static Scene withoutRepeated(Scene scene, List<String> grids) {
        boolean both = scene.particles().isPresent() && scene.network().isPresent();
        if (grids.isEmpty() || !both) {
            return scene;
        }
        Start start = scene.particles().orElseThrow().start();
        boolean apart = scene.timeline().isEmpty() && !(start instanceof Start.AtNetwork);
        if (apart && grids.stream().allMatch(grid -> grid.startsWith(PARTICLES))) {
            return scene.withoutNetwork();
        }
        return apart && grids.stream().allMatch(grid -> grid.startsWith(NETWORK)) ? scene.withoutParticles() : scene;
    }

    /** What there is to read of the clip itself: the first scene. */
    Scene first() {
        return entries.getFirst().scene();
    }

    /** How many scenes there are. */
    int count() {
        return entries.size();
    }

    /** The first scene's origin. */
    Origin origin() {
        Entry entry = entries.getFirst();
        return SceneLibrary.names().contains(entry.name())
                ? Origin.shipped(entry.name(), entry.scene())
                : Origin.of(Path.of(entry.name()), entry.scene());
    }

    /** What all scenes have in common as a title: the scene's own where there is one name, else nothing. */
    boolean sameScene() {
        Set<String> names = new LinkedHashSet<>();
        entries.forEach(entry -> names.add(entry.name()));
        return names.size() == 1;
    }

    /**
     * Brings them to life.
     *
     * @param pace of the clip
     * @throws SceneException if one of them cannot be
     */
    List<ClipTile> open(Scene.Record pace) throws SceneException {
        List<ClipTile> tiles = new ArrayList<>();
        try {
            for (Entry entry : entries) {
                Stage stage = stage(entry);
                stage.session().control().setPlaying(false);
                stage.player().setPace(pace);
                tiles.add(new ClipTile(stage, entries.size() > 1 ? entry.label() : ""));
            }
            return List.copyOf(tiles);
        } catch (SceneException | RuntimeException e) {
            tiles.forEach(tile -> tile.stage().close());
            throw e;
        }
    }

    /** The first of them as a saved session that goes on, if it is one. */
    Optional<Stage> resumed() {
        Entry entry = entries.getFirst();
        return entry.saved().map(saved -> Stage.resume(saved, AutoEngine.BY_RULE, origin()));
    }

    private static Stage stage(Entry entry) throws SceneException {
        Origin origin = Origin.shipped(entry.name(), entry.scene());
        if (entry.saved().isPresent()) {
            return Stage.resume(entry.saved().get(), AutoEngine.BY_RULE, origin);
        }
        Session session = Session.open(entry.scene());
        return new Stage(session, new Tuning(session), origin);
    }
}
