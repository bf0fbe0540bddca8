package grokfield.scenes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import grokfield.sim.Points;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files of a headless run. All of them appear at its end, whole; before that its folder holds only parts. */
final class RunFiles implements AutoCloseable {
    private static final String SCENE = "scene.toml";
    private static final String SUMMARY = "summary.json";
    private static final String METRICS = "metrics.csv";
    private static final String START = "start.npy";
    private static final Gson JSON =
            new GsonBuilder().serializeNulls().setPrettyPrinting().create();

    private final RunPlan plan;
    private final Path folder;
    private final Optional<Points> start;
    private final Map<String, AtomicFile> files = new LinkedHashMap<>();
    private final Map<Side, List<Points>> positions = new EnumMap<>(Side.class);
    private Optional<String> engine = Optional.empty();

    /**
     * Opens every file, so that what cannot be written shows before the run and not after.
     *
     * @throws SceneException if the folder holds files of an earlier run that must not give way
     * @throws IOException with a sentence, if the folder or a file cannot be made
     */
    RunFiles(RunPlan plan, Path folder) throws SceneException, IOException {
        this.plan = plan;
        this.folder = folder;
        this.start = startOf(plan.scene());
        List<String> names = new ArrayList<>(List.of(SCENE, SUMMARY, METRICS));
        for (Side side : HeadlessRun.sides(plan.scene())) {
            positions.put(side, new ArrayList<>());
            names.add(array(side));
        }
        start.ifPresent(points -> names.add(START));
        prepareFolder();
        try {
            for (String name : names) {
                files.put(name, new AtomicFile(folder.resolve(name)));
            }
            file(METRICS).write(MeasureTable.csvHeader());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static String array(Side side) {
        return side == Side.PARTICLES ? "particles.npy" : "embeddings.npy";
    }

    /** A start file is copied, so that the folder can be run again wherever it goes. */
    private static Optional<Points> startOf(Scene scene) throws SceneException {
        boolean fromFile = scene.particles()
                .filter(particles -> particles.start() instanceof Start.FromFile)
                .isPresent();
        return fromFile ? Optional.of(Starts.positions(scene)) : Optional.empty();
    }

    private void prepareFolder() throws SceneException, IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SceneException("--out " + folder + ": is a file, not a folder");
        }
        for (String name : everyName()) {
            if (!plan.overwrite() && Files.exists(folder.resolve(name))) {
                throw new SceneException("--out " + folder + ": holds " + name
                        + " of an earlier run; choose another folder, or add --force to write over it");
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("cannot make the folder " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    private static List<String> everyName() {
        return List.of(SCENE, SUMMARY, METRICS, START, array(Side.PARTICLES), array(Side.NETWORK));
    }

    /** Takes in one line of the run, in order. */
    void add(SideRecord.Outcome outcome) throws IOException {
        Side side = outcome.result().side();
        if (side == Side.PARTICLES) {
            engine = Optional.of(outcome.result().engine());
        }
        Objects.requireNonNull(positions.get(side)).add(outcome.positions());
        file(METRICS).write(outcome.samples());
    }

    /** Writes what remains and puts every file in its place. */
    List<Path> commit(RunReport report) throws IOException {
        file(SCENE).write(sceneText());
        file(SUMMARY).write(JSON.toJson(report.toJson()) + "\n");
        for (Map.Entry<Side, List<Points>> side : positions.entrySet()) {
            writeArray(side.getKey(), side.getValue());
        }
        if (start.isPresent()) {
            Points points = start.get();
            file(START).write(out -> Npy.write(out, points.toArray(), points.count(), points.dimensions()));
        }
        for (AtomicFile file : files.values()) {
            file.complete();
        }
        for (String name : everyName()) {
            if (!files.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name)); // of an earlier run that gives way
            }
        }
        for (AtomicFile file : files.values()) {
            file.commit();
        }
        return files.keySet().stream().map(folder::resolve).toList();
    }

    private void writeArray(Side side, List<Points> seeds) throws IOException {
        int tokens = plan.scene().task().tokens();
        int dimensions = SideRun.dimensions(plan.scene(), side);
        double[] values = new double[seeds.size() * tokens * dimensions];
        for (int s = 0; s < seeds.size(); s++) {
            System.arraycopy(seeds.get(s).toArray(), 0, values, s * tokens * dimensions, tokens * dimensions);
        }
        file(array(side)).write(out -> Npy.write(out, values, seeds.size(), tokens, dimensions));
    }

    /** The scene as it was run, with the first seed, the engine taken and the start beside it. */
    private String sceneText() {
        Scene scene = plan.sceneOf(0);
        if (engine.isPresent()) {
            scene = scene.withParticles(scene.particles().orElseThrow().withEngine(engine.get()));
        }
        if (start.isPresent()) {
            Scene.Particles particles = scene.particles().orElseThrow();
            scene = scene.withParticles(new Scene.Particles(
                    particles.law(),
                    particles.dimensions(),
                    particles.seed(),
                    particles.steps(),
                    new Start.FromFile(
                            START, folder.toAbsolutePath().normalize().resolve(START)),
                    particles.forces(),
                    particles.engine()));
        }
        String again = "grokfield run " + SCENE
                + plan.seeds().map(range -> " --seeds " + range).orElse("")
                + plan.stepping().options();
        return "# As it was run; to run it again: " + again + "\n" + SceneWriter.toToml(scene, folder.resolve(SCENE));
    }

    private AtomicFile file(String name) {
        return Objects.requireNonNull(files.get(name));
    }

    @Override
    public void close() throws IOException {
        for (AtomicFile file : files.values()) {
            file.close();
        }
    }
}
