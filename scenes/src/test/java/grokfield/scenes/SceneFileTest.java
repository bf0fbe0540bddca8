package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.Parameter;
import grokfield.sim.Randomness;
import grokfield.sim.Task;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TrainingParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneFileTest {
    /** The defaults as the published description of the scene file lists them. */
    private static final String DEFAULTS = """
            [task]
            operation = "a+b"
            modulus = 17
            [particles]
            law = "clustering-alignment"
            dimensions = 2
            seed = 0
            steps = 3000
            start = "normal"
            attraction = 2.0
            attraction_softening = 1.0
            repulsion = 1.0
            repulsion_softening = 0.3
            alignment = 2.0
            direction_softening = 0.1
            weight_decay = 1.0
            step_size = 0.02
            engine = "auto"
            [network]
            kind = "pair-sum"
            dimensions = 2
            seed = 0
            steps = 4000
            hidden = 64
            learning_rate = 0.01
            weight_decay = 1.0
            validation_share = 0.2
            [view]
            pair_sums = true
            decision_regions = true
            trails = false
            overlay = false
            fitted_force = false
            imperfections = false
            [record]
            seconds = 20
            frames_per_second = 60
            size = "1920x1080"
            steps_per_frame = 2
            network_steps_per_frame = 4
            quality = "standard"
            panels = false
            supersampling = 1
            clock = "exact"
            title = ""
            caption = "{task} · step {step} · α {alignment} · weight decay {weight_decay} · validation accuracy {validation}"
            """;

    @TempDir
    Path folder;

    private Scene read(String name, String text) throws IOException, SceneException {
        Path file = folder.resolve(name + ".toml");
        Files.writeString(file, text);
        return SceneReader.read(file);
    }

    @Test
    void leavingEveryKeyOutGivesTheDefaults() throws Exception {
        assertEquals(read("a", DEFAULTS), read("a", "[particles]\n[network]\n"));
    }

    @Test
    void theDefaultSceneSpellsOutEveryKeyAndItsDefault() throws Exception {
        Scene shipped = SceneLibrary.open(SceneLibrary.DEFAULT);
        Scene defaults = read(SceneLibrary.DEFAULT, DEFAULTS);
        assertEquals(
                defaults,
                new Scene(
                        shipped.name(),
                        defaults.title(),
                        "",
                        shipped.task(),
                        shipped.particles(),
                        shipped.network(),
                        shipped.view(),
                        shipped.record()));
        String text = SceneLibrary.text(SceneLibrary.DEFAULT);
        for (SceneKey key : SceneKeys.ALL) {
            assertTrue(text.contains("\n" + key.key() + " = "), key.qualifiedName());
        }
    }

    @Test
    void everyParameterIsAKeyOfItsSection() {
        Stream.of(ForceParameters.ALL, NetworkSettings.ALL, TrainingParameters.ALL)
                .flatMap(List::stream)
                .forEach(parameter -> {
                    SceneKey key =
                            SceneKeys.find(parameter.section(), parameter.key()).orElseThrow();
                    assertEquals(parameter.defaultValue(), ((Number) key.defaultValue()).doubleValue());
                });
        Set<String> names = SceneKeys.ALL.stream().map(SceneKey::qualifiedName).collect(Collectors.toSet());
        assertEquals(SceneKeys.ALL.size(), names.size());
    }

    @Test
    void everyShippedSceneOpensWithATitleAndASentence() throws Exception {
        assertEquals(12, SceneLibrary.names().size());
        for (SceneLibrary.Entry entry : SceneLibrary.entries()) {
            assertTrue(entry.title().length() > 3, entry.name());
            assertTrue(entry.about().endsWith("."), entry.name());
        }
    }

    @Test
    void everyShippedSceneSurvivesWritingAndReading() throws Exception {
        for (String name : SceneLibrary.names()) {
            Scene scene = SceneLibrary.open(name);
            Path file = folder.resolve(name + ".toml");
            SceneWriter.write(scene, file);
            assertEquals(scene, SceneReader.read(file), name);
            assertEquals(scene, SceneReader.parse(SceneWriter.toToml(scene), name, name, folder, Settings.NONE), name);
        }
    }

    @Test
    void updatingWithNothingChangedKeepsEveryByte() throws Exception {
        for (String name : SceneLibrary.names()) {
            Path file = folder.resolve(name + ".toml");
            Files.writeString(file, SceneLibrary.text(name));
            SceneWriter.update(file, SceneReader.read(file), file);
            assertEquals(SceneLibrary.text(name), Files.readString(file), name);
        }
    }

    @Test
    void updatingKeepsCommentsAndChangesOnlyWhatChanged() throws Exception {
        Path file = folder.resolve("mine.toml");
        Files.writeString(file, """
                # my scene
                title = "Mine"   # a name

                [particles]
                # strong
                alignment   = 4    # was 2
                [network]
                seed = 0x10
                """);
        Scene scene = SceneReader.read(file);
        Scene.Particles particles = scene.particles().orElseThrow();
        Scene changed = scene.withParticles(particles
                        .withForces(particles.forces().with(ForceParameters.ALIGNMENT, 4.5))
                        .withSteps(10))
                .withSeed(3);
        Path target = folder.resolve("mine.toml");
        SceneWriter.update(file, changed, target);
        assertEquals(changed, SceneReader.read(target));
        assertEquals("""
                # my scene
                title = "Mine"   # a name

                [particles]
                # strong
                alignment   = 4.5    # was 2
                seed = 3
                steps = 10
                [network]
                seed = 3
                """, Files.readString(target));
    }

    @Test
    void savingUnderAnotherNameKeepsTheTitle() throws Exception {
        Scene scene = read("first", "# mine\n[particles]\n");
        Path second = folder.resolve("second.toml");
        SceneWriter.update(folder.resolve("first.toml"), scene, second);
        assertEquals("first", SceneReader.read(second).title());
        assertTrue(Files.readString(second).contains("# mine"));
        SceneWriter.write(scene, second);
        assertEquals("first", SceneReader.read(second).title());
    }

    @Test
    void randomScenesSurviveWritingUpdatingAndTheCommandLine() throws Exception {
        Randomness random = new Randomness(20);
        Scene before = SceneLibrary.open("circles-and-grids");
        for (int i = 0; i < 60; i++) {
            Scene scene = randomScene(random, "random");
            Path file = folder.resolve("random.toml");
            SceneWriter.write(scene, file);
            assertEquals(scene, SceneReader.read(file));
            Files.writeString(file, SceneLibrary.text("circles-and-grids"));
            SceneWriter.update(file, scene, file);
            assertEquals(scene, SceneReader.read(file));
            if (scene.network().isPresent() && scene.particles().isPresent()) {
                Scene again = SceneLibrary.open("circles-and-grids", SceneCommand.settings(before, scene));
                assertEquals(SceneKeys.values(scene), SceneKeys.values(again));
            }
        }
    }

    static Scene randomScene(Randomness random, String name) {
        boolean both = random.nextInt(2) == 0;
        boolean first = random.nextInt(2) == 0;
        int dimensions = 2 + random.nextInt(3);
        ForceParameters forces = ForceParameters.DEFAULTS;
        for (Parameter parameter : ForceParameters.ALL) {
            forces = forces.with(parameter, within(random, parameter));
        }
        TrainingParameters training = TrainingParameters.DEFAULTS;
        for (Parameter parameter : TrainingParameters.ALL) {
            training = training.with(parameter, within(random, parameter));
        }
        NetworkSettings settings = NetworkSettings.DEFAULTS.with(NetworkSettings.DIMENSIONS, dimensions);
        for (Parameter parameter :
                List.of(NetworkSettings.SEED, NetworkSettings.HIDDEN, NetworkSettings.VALIDATION_SHARE)) {
            settings = settings.with(parameter, within(random, parameter));
        }
        Start start = both && random.nextInt(2) == 0 ? new Start.AtNetwork() : new Start.Normal();
        Scene.Particles particles = new Scene.Particles(
                SceneKeys.LAW, dimensions, random.nextInt(1000), random.nextInt(100_000), start, forces, "scalar");
        String[] titles = {"Plain", "it's \"quoted\" \\ and\ttabbed", "αβγ → 🙂", "", "a\nb", "a=b # c", "true", "[[1]]"
        };
        return new Scene(
                name,
                titles[random.nextInt(titles.length)],
                titles[random.nextInt(titles.length)],
                randomTask(random),
                both || first ? Optional.of(particles) : Optional.empty(),
                both || !first
                        ? Optional.of(new Scene.Network(settings, random.nextInt(100_000), training))
                        : Optional.empty(),
                new Scene.View(
                        random.nextInt(2) == 0,
                        random.nextInt(2) == 0,
                        random.nextInt(2) == 0,
                        random.nextInt(2) == 0,
                        random.nextInt(2) == 0,
                        random.nextInt(2) == 0),
                new Scene.Record(
                        1 + random.nextDouble(),
                        1 + random.nextInt(240),
                        "640x480",
                        3,
                        5,
                        random.nextInt(2) == 0 ? "draft" : "best",
                        random.nextInt(2) == 0,
                        1 + random.nextInt(3),
                        random.nextInt(2) == 0,
                        titles[random.nextInt(titles.length)],
                        random.nextInt(2) == 0 ? "step {step} of {{braces}" : ""));
    }

    private static double within(Randomness random, Parameter parameter) {
        double value = parameter.minimum() + random.nextDouble() * (parameter.maximum() - parameter.minimum());
        return parameter.integer() ? Math.rint(value) : value;
    }

    private static Task randomTask(Randomness random) {
        int modulus = 2 + random.nextInt(9);
        if (random.nextInt(3) > 0) {
            String formula = Operation.formulas().get(random.nextInt(4));
            return Task.of(Operation.byFormula(formula).orElseThrow(), modulus);
        }
        int[][] table = new int[modulus][modulus];
        for (int a = 0; a < modulus; a++) {
            for (int b = a; b < modulus; b++) {
                table[a][b] = random.nextInt(modulus);
                table[b][a] = table[a][b];
            }
        }
        return Task.table(table);
    }

    @Test
    void wholeNumbersAreTakenAsFloatsAndFloatsAsWholeNumbers() throws Exception {
        Scene scene = read("a", "[particles]\nalignment = 3\nsteps = 1e3\nseed = 5.0\n");
        Scene.Particles particles = scene.particles().orElseThrow();
        assertEquals(3.0, particles.forces().alignment());
        assertEquals(1000, particles.steps());
        assertEquals(5, particles.seed());
    }

    @Test
    void byteOrderMarksAndWindowsLineEndsAreRead() throws Exception {
        Scene scene = read("a", "\uFEFFtitle = \"x\"\r\n[particles]\r\nalignment = 3\r\n");
        assertEquals("x", scene.title());
        assertEquals(3.0, scene.particles().orElseThrow().forces().alignment());
    }

    @Test
    void aTableSetsTheModulus() throws Exception {
        Scene scene = read("a", "[task]\noperation = [[0, 1], [1, 2]]\n[particles]\n");
        assertEquals(Task.table(new int[][] {{0, 1}, {1, 2}}), scene.task());
        assertEquals(
                scene.task(),
                read("a", "[task]\noperation = [[0, 1], [1, 2]]\nmodulus = 2\n[network]\n")
                        .task());
    }

    @Test
    void settingsBeatTheFileAndTextNeedsNoQuotes() throws Exception {
        Scene scene = SceneLibrary.open(
                "circles-and-grids",
                List.of(
                        "particles.alignment=4",
                        "task.operation = a*b",
                        "task.modulus=13",
                        "title=It's 5 # o'clock",
                        "about=7",
                        "view.trails=true",
                        "particles.engine=scalar",
                        "particles.alignment=5"));
        assertEquals(Task.of(Operation.MULTIPLICATION, 13), scene.task());
        assertEquals("It's 5 # o'clock", scene.title());
        assertEquals("7", scene.about());
        assertTrue(scene.view().trails());
        assertEquals("scalar", scene.particles().orElseThrow().engine());
        assertEquals(5, scene.particles().orElseThrow().forces().alignment());
        Scene table = SceneLibrary.open("circles-and-grids", List.of("task.operation=[[0,1],[1,0]]"));
        assertEquals(Task.table(new int[][] {{0, 1}, {1, 0}}), table.task());
    }

    @Test
    void anOptionForBothSidesSetsTheSidesThatAreThere() throws Exception {
        Settings steps = Settings.NONE.withForBothSides("--steps", "7", "steps");
        Scene both = SceneLibrary.open("circles-and-grids", steps);
        assertEquals(7, both.particles().orElseThrow().steps());
        assertEquals(7, both.network().orElseThrow().steps());
        Path file = folder.resolve("one.toml");
        Files.writeString(file, "[network]\n");
        assertEquals(7, SceneReader.read(file, steps).network().orElseThrow().steps());
    }

    @Test
    void theCopiedCommandNamesWhatChangedAndQuotesPaths() throws Exception {
        Scene base = SceneLibrary.open("circles-and-grids");
        Scene.Particles particles = base.particles().orElseThrow();
        Scene now = base.withParticles(particles.withForces(particles.forces().with(ForceParameters.ALIGNMENT, 4)));
        assertEquals(
                "grokfield open circles-and-grids --set particles.alignment=4",
                SceneCommand.open("circles-and-grids", base, now));
        assertEquals("grokfield open '/tmp/it'\\''s mine.toml'", SceneCommand.open("/tmp/it's mine.toml", base, base));
    }

    @Test
    void aStartFileIsFoundFromTheSceneFileAndStaysFoundWhenTheSceneMoves() throws Exception {
        Files.writeString(folder.resolve("start.csv"), "x,y\n1,2\n3,4\n");
        String text = "title = \"x\"\n[task]\nmodulus = 2\n[particles]\nstart = \"start.csv\"\n";
        Scene scene = read("a", text);
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0), toList(Starts.positions(scene).toArray()));
        Path below = Files.createDirectory(folder.resolve("below")).resolve("a.toml");
        SceneWriter.write(scene, below);
        assertEquals(
                List.of(1.0, 2.0, 3.0, 4.0),
                toList(Starts.positions(SceneReader.read(below)).toArray()));
        SceneWriter.update(folder.resolve("a.toml"), scene, folder.resolve("b.toml"));
        assertEquals(text, Files.readString(folder.resolve("b.toml")));
    }

    private static List<Double> toList(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    @Test
    void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = folder.resolve("kept.toml");
        Files.writeString(file, "old");
        try (AtomicFile atomic = new AtomicFile(file)) {
            atomic.write("new");
        }
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
