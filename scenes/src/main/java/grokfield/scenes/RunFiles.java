package grokfield.scenes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import grokfield.sim.Points;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a headless run. All of them appear at its end, whole; before that its folder holds only parts. */
final class RunFiles implements AutoCloseable {
    private static final String SCENE = "scene.toml";
    private static final String SUMMARY = "summary.json";
    private static final String METRICS = "metrics.csv";
    private static final String STORE = "metrics.parquet";
    private static final String START = "start.npy";
    private static final String START_KEY = "particles.start";
    private static final Gson JSON =
            new GsonBuilder().serializeNulls().setPrettyPrinting().create();

    private final RunPlan plan;
    private final Path folder;
    private final Optional<Points> start;
    private final Map<String, AtomicFile> files = new LinkedHashMap<>();
    /** By value of a sweep, and by seed, counted from 0. */
    private final Map<Side, List<SortedMap<Integer, Points>>> positions = new EnumMap<>(Side.class);

    private final Set<String> engines = new LinkedHashSet<>();
    private final List<String> remarks = new ArrayList<>();
    private Optional<Sweep.Value> value = Optional.empty();

    /**
     * Opens every file, so that what cannot be written shows before the run and not after.
     *
     * @throws SceneException if the folder holds files of an earlier run that must not give way
     * @throws IOException with a sentence, if the folder or a file cannot be made
     */
    RunFiles(RunPlan plan, Path folder) throws SceneException, IOException {
        this.plan = plan;
        this.folder = folder;
        this.start = startOf(plan);
        List<String> names = new ArrayList<>(List.of(SCENE, SUMMARY, METRICS, STORE));
        for (Side side : plan.sides()) {
            if (plan.sweep().isPresent() && !plan.sweep().get().hasOneShape(side)) {
                remarks.add(array(side) + " was not written, as its shape changes with "
                        + plan.sweep().get().key());
            } else {
                positions.put(side, new ArrayList<>());
                names.add(array(side));
            }
        }
        start.ifPresent(points -> names.add(START));
        prepareFolder();
        try {
            for (String name : names) {
                files.put(name, new AtomicFile(folder.resolve(name)));
            }
            file(METRICS).write(MeasureTable.csvHeader(plan.sweep().isPresent()));
            Parquet.prepare();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static String array(Side side) {
        return side == Side.PARTICLES ? "particles.npy" : "embeddings.npy";
    }

    /** A start file is copied, so that the folder can be run again wherever it goes. */
    private static Optional<Points> startOf(RunPlan plan) throws SceneException {
        Scene scene = plan.scene();
        if (plan.sweep().filter(sweep -> sweep.key().equals(START_KEY)).isPresent()) {
            return Optional.empty();
        }
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
        return List.of(SCENE, SUMMARY, METRICS, STORE, START, array(Side.PARTICLES), array(Side.NETWORK));
    }

    /** Makes ready for the lines of a value of a sweep, or of the whole run. */
    void begin(Optional<Sweep.Value> next) {
        value = next;
        positions.values().forEach(values -> values.add(new TreeMap<>()));
    }

    /** Takes in one line of the run, in order. */
    void add(SideRecord.Outcome outcome) throws IOException {
        Side side = outcome.result().side();
        if (side == Side.PARTICLES) {
            engines.add(outcome.result().engine());
        }
        List<SortedMap<Integer, Points>> values = positions.get(side);
        if (values != null) {
            long seed = outcome.result().seed();
            int place = plan.seeds().map(range -> (int) (seed - range.first())).orElse(0);
            values.getLast().put(place, outcome.positions());
        }
        for (MeasureRow row : outcome.samples()) {
            file(METRICS).write(MeasureTable.csvLine(value.map(Sweep.Value::text), row));
        }
    }

    /** Writes what remains and puts every file in its place. Returns the report with the files in it. */
    RunReport commit(RunReport report) throws IOException {
        file(SCENE).write(sceneText());
        file(SUMMARY).write(JSON.toJson(report.toJson()) + "\n");
        for (Map.Entry<Side, List<SortedMap<Integer, Points>>> side : positions.entrySet()) {
            writeArray(side.getKey(), side.getValue());
        }
        if (start.isPresent()) {
            Points points = start.get();
            file(START).write(out -> Npy.write(out, points.toArray(), points.count(), points.dimensions()));
        }
        writeStore();
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
        return report.withFiles(files.keySet().stream().map(folder::resolve).toList(), remarks);
    }

    /** The table of measures once more, as Parquet, where that can be done. */
    private void writeStore() throws IOException {
        file(METRICS).complete();
        try {
            Parquet.fill(file(METRICS), file(STORE), plan.sweep().map(Sweep::type));
        } catch (StoreException e) {
            remarks.add(String.valueOf(e.getMessage()));
            Objects.requireNonNull(files.remove(STORE)).close();
        }
    }

    /**
     * Shape (seeds, N, d), or (values, seeds, N, d) of a sweep; a seed that was not reached is NaN. Without a sweep the seeds end with the
     * last that was.
     */
    private void writeArray(Side side, List<SortedMap<Integer, Points>> values) throws IOException {
        Scene scene = plan.scene();
        int tokens = scene.task().tokens();
        int dimensions = SideRun.dimensions(scene, side);
        boolean swept = plan.sweep().isPresent();
        SortedMap<Integer, Points> first = values.getFirst();
        int reached = first.isEmpty() ? 0 : first.lastKey() + 1;
        int seeds = swept ? plan.seedCount() : reached;
        int one = tokens * dimensions;
        double[] numbers = new double[Math.toIntExact((long) values.size() * seeds * one)];
        Arrays.fill(numbers, Double.NaN);
        for (int v = 0; v < values.size(); v++) {
            int row = v * seeds;
            values.get(v).forEach((s, points) -> System.arraycopy(points.toArray(), 0, numbers, (row + s) * one, one));
        }
        int[] shape =
                swept ? new int[] {values.size(), seeds, tokens, dimensions} : new int[] {seeds, tokens, dimensions};
        file(array(side)).write(out -> Npy.write(out, numbers, shape));
    }

    /** The scene as it was run, with the first seed, the engine taken and the start beside it. */
    private String sceneText() {
        Scene scene = plan.sceneOf(0);
        if (engines.size() == 1) {
            String engine = engines.iterator().next();
            scene = scene.withParticles(scene.particles().orElseThrow().withEngine(engine));
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
                + plan.sweep().map(sweep -> " --sweep '" + sweep.typed() + "'").orElse("")
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
