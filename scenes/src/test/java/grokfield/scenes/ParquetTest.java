package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Measures;
import grokfield.sim.StructureMeasures;
import grokfield.trainer.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {
    private static final List<String> SHORT =
            List.of("particles.steps=60", "network.steps=40", "task.modulus=7", "network.hidden=8");

    @TempDir
    Path folder;

    /** A Parquet file as texts as in CSV: what is null is empty. The first row holds the names. */
    static List<List<String>> read(Path parquet) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT * FROM read_parquet('" + parquet.toString().replace("'", "''") + "')")) {
            int columns = result.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int c = 1; c <= columns; c++) {
                names.add(result.getMetaData().getColumnName(c));
            }
            rows.add(names);
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    Object cell = result.getObject(c);
                    row.add(cell == null ? "" : cell.toString());
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> csv(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    private static Map<String, String> types(Path parquet) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE SELECT * FROM '" + parquet + "'")) {
            while (result.next()) {
                types.put(result.getString(1), result.getString(2));
            }
        }
        return types;
    }

    @Test
    void parquetHoldsWhatCsvDoesBitForBitWithTypes() throws Exception {
        RunPlan plan = RunPlan.of(SceneLibrary.open("circles-and-grids", SHORT))
                .withSeeds(SeedRange.parse("0..3"))
                .withOut(folder, false)
                .withSampleEvery(7);
        new HeadlessRun(plan).run(line -> {});
        List<List<String>> expected = csv(folder.resolve("metrics.csv"));
        assertEquals(1 + 4 * (10 + 7), expected.size());
        assertEquals(expected, read(folder.resolve("metrics.parquet")));
        assertEquals(MeasureTable.types(Optional.empty()), types(folder.resolve("metrics.parquet")));
    }

    @Test
    void theSameRunGivesTheSameParquetFile() throws Exception {
        RunPlan plan = RunPlan.of(SceneLibrary.open("circles-and-grids", SHORT)).withSeeds(SeedRange.parse("0..3"));
        new HeadlessRun(plan.withOut(folder.resolve("a"), false).withCores(1)).run(line -> {});
        new HeadlessRun(plan.withOut(folder.resolve("b"), false).withCores(2)).run(line -> {});
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a/metrics.parquet")),
                Files.readAllBytes(folder.resolve("b/metrics.parquet")));
    }

    @Test
    void aFileOfAStrangeNameTakesTextsOfASweep() throws Exception {
        Path file = folder.resolve("it's a [store]*.parquet");
        try (AtomicFile csv = new AtomicFile(folder.resolve("it's [rows]*.csv"));
                AtomicFile store = new AtomicFile(file)) {
            csv.write(MeasureTable.csvHeader(true));
            csv.write(MeasureTable.csvLine(Optional.of("a+b"), row(Side.PARTICLES)));
            csv.write(MeasureTable.csvLine(Optional.of("a, \"b\""), row(Side.NETWORK)));
            csv.complete();
            Parquet.fill(csv, store, Optional.of(MeasureTable.Type.TEXT));
            store.commit();
        }
        List<List<String>> read = read(file);
        assertEquals("sweep_value", read.get(0).get(0));
        assertEquals("a+b", read.get(1).get(0));
        assertEquals("a, \"b\"", read.get(2).get(0));
        assertEquals("network", read.get(2).get(2));
    }

    @Test
    void whereParquetCannotBeWrittenEverythingElseIsAndThatIsSaid() throws Exception {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            return; // where there is no such device
        }
        Scene scene = SceneLibrary.open("circles-and-grids", SHORT);
        Path run = diskThatIsFullForParquet("run", full);
        RunReport report = new HeadlessRun(RunPlan.of(scene).withOut(run, false)).run(line -> {});
        assertEquals(1, report.remarks().size());
        String remark = report.remarks().getFirst();
        assertTrue(remark.startsWith("no Parquet file was written: cannot write " + run), remark);
        assertTrue(remark.endsWith("No space left on device"), remark);
        assertEquals(
                Set.of("scene.toml", "summary.json", "metrics.csv", "particles.npy", "embeddings.npy"), names(run));
    }

    /** A folder where the part of the Parquet file is there already, and takes nothing. */
    private Path diskThatIsFullForParquet(String name, Path full) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        String part = ".metrics.parquet." + ProcessHandle.current().pid() + ".part";
        Files.createSymbolicLink(run.resolve(part), full);
        return run;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aFullDiskIsASentenceThatSaysSo() {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            return; // where there is no such device
        }
        Path csv = folder.resolve("rows.csv");
        IOException thrown = assertThrows(IOException.class, () -> {
            Files.writeString(csv, "a\n1\n");
            Parquet.fromCsv(csv, full, Map.of("a", "BIGINT"));
        });
        assertEquals("cannot write /dev/full: No space left on device", thrown.getMessage());
    }

    /** A run in a virtual machine of its own, as a library is loaded once. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) throws Exception {
            RunPlan plan =
                    RunPlan.of(SceneLibrary.open("circles-and-grids", SHORT)).withOut(Path.of(arguments[0]), false);
            RunReport report = new HeadlessRun(plan).run(line -> {});
            report.remarks().forEach(System.out::println);
            report.files().forEach(file -> System.out.println(file.getFileName()));
        }
    }

    @Test
    void whereTheLibraryCannotBeLoadedEverythingElseIsWritten() throws Exception {
        Path out = folder.resolve("out");
        Path nowhere = folder.resolve("nowhere");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + nowhere,
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        List<String> lines = said.lines().toList();
        assertTrue(
                lines.getFirst()
                        .startsWith(
                                "no Parquet file was written, as DuckDB's library cannot be loaded here: cannot write "
                                        + nowhere),
                said);
        assertTrue(lines.getFirst().endsWith(": no such file or folder"), said);
        assertEquals(
                List.of("scene.toml", "summary.json", "metrics.csv", "particles.npy", "embeddings.npy"),
                lines.subList(1, lines.size()));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(5, files.count());
        }
    }

    private static MeasureRow row(Side side) throws SceneException {
        Scene scene = SceneLibrary.open("circles-and-grids", SHORT);
        Training training =
                Training.start(scene.task(), scene.network().orElseThrow().settings());
        Measures measures = StructureMeasures.of(scene.task(), training.embeddings());
        Optional<NetworkReading> reading =
                side == Side.NETWORK ? Optional.of(NetworkReading.of(training, Optional.empty())) : Optional.empty();
        return new MeasureRow(1, side, 5, Optional.of(measures), reading);
    }
}
