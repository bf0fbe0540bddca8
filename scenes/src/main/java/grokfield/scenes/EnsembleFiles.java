package grokfield.scenes;

import grokfield.sim.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files of an ensemble, as {@code run --out} writes those of its seeds: the scene, a row for each value, side, seed and
 * sampled step as CSV and as Parquet, and the positions as npy ({@code docs/data.md}). An ensemble that goes on, or was cancelled, writes what it has.
 */
public final class EnsembleFiles {
    private static final String SCENE = "scene.toml";
    private static final String METRICS = "metrics.csv";
    private static final String STORE = "metrics.parquet";

    private final Ensemble ensemble;
    private final EnsemblePlan plan;
    private final Path folder;
    private final List<Path> written = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private EnsembleFiles(Ensemble ensemble, Path folder) {
        this.ensemble = ensemble;
        this.plan = ensemble.plan();
        this.folder = folder;
    }

    /**
     * What was written.
     *
     * @param remarks sentences on what could not be
     */
    public record Report(Path folder, List<Path> files, List<String> remarks) {
        public Report {
            files = List.copyOf(files);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Writes into a folder that is made for it.
     *
     * @throws IOException with a sentence, if the folder is there already or cannot be made, or a file cannot be written
     */
    public static Report write(Ensemble ensemble, Path folder) throws IOException {
        EnsembleFiles files = new EnsembleFiles(ensemble, folder);
        if (Files.exists(folder)) {
            throw new IOException(folder + " is there already");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("cannot make the folder " + folder + ": " + AtomicFile.reason(e), e);
        }
        files.scene();
        files.table();
        EnsembleSnapshot snapshot = ensemble.snapshot();
        for (Side side : files.plan.sides()) {
            files.positions(snapshot, side);
        }
        return new Report(folder, files.written, files.remarks);
    }

    private void scene() throws IOException {
        Path file = folder.resolve(SCENE);
        String sweep = plan.axis()
                .map(axis -> ", at " + axis.parameter().qualifiedName() + " = "
                        + String.join(
                                ", ",
                                axis.values().stream().map(Parameter::format).toList()))
                .orElse("");
        AtomicFile.write(
                file,
                "# An ensemble of the seeds " + plan.seeds() + sweep + "\n"
                        + SceneWriter.toToml(plan.scene().withSeed(plan.seeds().first()), file));
        written.add(file);
    }

    private void table() throws IOException {
        boolean swept = plan.axis().isPresent();
        Optional<MeasureTable.Type> type = plan.axis().map(_ -> MeasureTable.Type.REAL);
        try (AtomicFile csv = new AtomicFile(folder.resolve(METRICS));
                AtomicFile store = new AtomicFile(folder.resolve(STORE))) {
            csv.write(MeasureTable.csvHeader(swept));
            for (int group = 0; group < plan.groups(); group++) {
                Optional<String> value = value(group);
                for (int seed = 0; seed < plan.seeds().count(); seed++) {
                    for (Side side : plan.sides()) {
                        for (MeasureRow row : ensemble.samples(group, side, seed)) {
                            csv.write(MeasureTable.csvLine(value, row));
                        }
                    }
                }
            }
            store(csv, store, type);
            csv.commit();
            written.add(folder.resolve(METRICS));
        }
    }

    private void store(AtomicFile csv, AtomicFile store, Optional<MeasureTable.Type> type) throws IOException {
        csv.complete();
        try {
            Parquet.fill(csv, store, type);
            store.commit();
            written.add(folder.resolve(STORE));
        } catch (StoreException e) {
            remarks.add(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> value(int group) {
        return plan.axis().map(axis -> Parameter.format(axis.values().get(group)));
    }

    /** Shape (seeds, N, d), or (values, seeds, N, d) of a sweep; what has not begun or has failed is NaN. */
    private void positions(EnsembleSnapshot snapshot, Side side) throws IOException {
        int tokens = plan.scene().task().tokens();
        int dimensions = SideRun.dimensions(plan.scene(), side);
        int seeds = plan.seeds().count();
        int one = tokens * dimensions;
        double[] numbers = new double[Math.multiplyExact(plan.groups() * seeds, one)];
        Arrays.fill(numbers, Double.NaN);
        for (int group = 0; group < plan.groups(); group++) {
            for (int seed = 0; seed < seeds; seed++) {
                Optional<EnsembleMember> member =
                        snapshot.member(group, side, seed).filter(m -> m.error().isEmpty());
                int at = (group * seeds + seed) * one;
                member.ifPresent(m -> System.arraycopy(m.positions().toArray(), 0, numbers, at, one));
            }
        }
        int[] shape = plan.axis().isPresent()
                ? new int[] {plan.groups(), seeds, tokens, dimensions}
                : new int[] {seeds, tokens, dimensions};
        Path file = folder.resolve(side == Side.PARTICLES ? "particles.npy" : "embeddings.npy");
        try (AtomicFile array = new AtomicFile(file)) {
            array.write(out -> Npy.write(out, numbers, shape));
            array.commit();
        }
        written.add(file);
    }
}
