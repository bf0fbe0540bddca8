package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.sim.Randomness;
import grokfield.trainer.TrainingParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timelines in scene files: what is read, what is refused and how, what is written. */
class TimelineFileTest {
    private static final String BOTH = "[particles]\n[network]\n";
    private static final String BLOCK = "[[timeline]]\nat = 1\n";

    @TempDir
    Path folder;

    private static Scene parse(String text) throws SceneException {
        return SceneReader.parse(text, "a", "a.toml", Path.of(""), Settings.NONE);
    }

    private static String sentence(String text) {
        return String.valueOf(
                assertThrows(SceneException.class, () -> parse(text)).getMessage());
    }

    @Test
    void dottedKeysAndTablesSayTheSame() throws Exception {
        Scene dotted = parse(BOTH + BLOCK + "particles.alignment = 8\nnetwork.weight_decay = 2\ncamera.zoom = 2\n");
        assertEquals(
                dotted,
                parse(BOTH + BLOCK + "[timeline.particles]\nalignment = 8\n[timeline.network]\nweight_decay = 2\n"
                        + "[timeline.camera]\nzoom = 2\n"));
        assertEquals(
                dotted,
                parse("timeline = [{at = 1, particles = {alignment = 8}, network = {weight_decay = 2},"
                        + " camera = {zoom = 2}}]\n" + BOTH));
        Keyframe keyframe = dotted.timeline().keyframes().getFirst();
        assertEquals(Map.of(ForceParameters.ALIGNMENT, 8.0, TrainingParameters.WEIGHT_DECAY, 2.0), keyframe.values());
        assertEquals(Transition.LINEAR, keyframe.transition());
    }

    @Test
    void aTimelineMayStandBeforeItsSides() throws Exception {
        assertEquals(
                parse(BOTH + BLOCK + "particles.alignment = 8\n"), parse(BLOCK + "particles.alignment = 8\n" + BOTH));
    }

    @Test
    void aWrongTimeIsNamedWithItsPlace() {
        assertEquals("a.toml:4:6: at must be between 0 and 3600, was -1", sentence(BOTH + "[[timeline]]\nat = -1\n"));
        assertEquals("a.toml:4:6: at must be a number, was \"late\"", sentence(BOTH + "[[timeline]]\nat = \"late\"\n"));
        assertEquals(
                "a.toml:3:1: a keyframe needs its time, such as at = 4.0",
                sentence(BOTH + "[[timeline]]\nparticles.alignment = 8\n"));
        assertEquals(
                "a.toml:3:1: a keyframe needs a parameter such as particles.alignment = 8, a caption or a camera",
                sentence(BOTH + BLOCK));
    }

    @Test
    void aParameterThatCannotMoveIsNamed() {
        assertEquals(
                "a.toml:5:23: alignment must be between 0 and 20, was 21",
                sentence(BOTH + BLOCK + "particles.alignment = 21\n"));
        assertEquals(
                "a.toml:5:1: unknown key aligment in [particles]: the nearest that a timeline can change is alignment",
                sentence(BOTH + BLOCK + "particles.aligment = 8\n"));
        assertEquals(
                "a.toml:5:1: hidden cannot change in a timeline; in [network] these can: weight_decay, learning_rate",
                sentence(BOTH + BLOCK + "network.hidden = 8\n"));
        assertEquals(
                "a.toml:5:1: unknown key alignment in [[timeline]]: write particles.alignment",
                sentence(BOTH + BLOCK + "alignment = 8\n"));
        assertEquals(
                "a.toml:5:1: unknown key weight_decay in [[timeline]]: write particles.weight_decay or"
                        + " network.weight_decay",
                sentence(BOTH + BLOCK + "weight_decay = 2\n"));
        assertEquals(
                "a.toml:5:13: particles must name a parameter, such as particles.alignment = 2, was 3",
                sentence(BOTH + BLOCK + "particles = 3\n"));
        assertEquals(
                "a.toml:4:1: this scene has no [network]",
                sentence("[particles]\n" + BLOCK + "network.weight_decay = 2\n"));
    }

    @Test
    void unknownKeysAndNamesAreToldTheNearest() {
        assertEquals(
                "a.toml:5:1: unknown key captoin in [[timeline]]: the nearest is caption",
                sentence(BOTH + BLOCK + "captoin = \"x\"\n"));
        assertEquals(
                "a.toml:5:14: unknown transition \"smoth\": the nearest of step, linear, smooth is smooth",
                sentence(BOTH + BLOCK + "transition = \"smoth\"\n"));
        assertEquals(
                "a.toml:5:11: caption has an unknown value {aligment}: the nearest is {alignment}",
                sentence(BOTH + BLOCK + "caption = \"α {aligment}\"\n"));
        assertEquals(
                "a.toml:3:1: unknown [[timelines]]: only [[timeline]] is written so",
                sentence(BOTH + "[[timelines]]\nat = 1\n"));
        assertEquals(
                "a.toml:3:1: timeline must be written as [[timeline]], once for each keyframe, was [timeline]",
                sentence(BOTH + "[timeline]\nat = 1\n"));
        assertEquals(
                "a.toml:1:1: timeline must be written as [[timeline]], once for each keyframe, was 3",
                sentence("timeline = 3\n" + BOTH));
    }

    @Test
    void aWrongCameraIsNamedWithItsPlace() {
        assertEquals(
                "a.toml:5:19: zoom must be between 0.01 and 100, was 0",
                sentence(BOTH + BLOCK + "camera = { zoom = 0 }\n"));
        assertEquals(
                "a.toml:5:12: unknown key zom of a camera: the nearest is zoom",
                sentence(BOTH + BLOCK + "camera = { zom = 2 }\n"));
        assertEquals(
                "a.toml:5:21: center must be two numbers such as [0.5, 0.0], was an array of 1",
                sentence(BOTH + BLOCK + "camera = { center = [1] }\n"));
        assertEquals(
                "a.toml:5:25: center must be a number, was \"x\"",
                sentence(BOTH + BLOCK + "camera = { center = [1, \"x\"] }\n"));
        assertEquals(
                "a.toml:5:19: unknown view \"netwrk\": the nearest of both, network, particles is network",
                sentence(BOTH + BLOCK + "camera = { view = \"netwrk\" }\n"));
        assertEquals(
                "a.toml:4:19: this scene has no [network]",
                sentence("[particles]\n" + BLOCK + "camera = { view = \"network\" }\n"));
        assertEquals(
                "a.toml:5:10: camera must be a table such as { zoom = 2.0, center = [0.5, 0.0] }, was 2",
                sentence(BOTH + BLOCK + "camera = 2\n"));
        assertEquals(
                "a.toml:5:19: tilt must be between -89 and 89, was 90",
                sentence(BOTH + BLOCK + "camera = { tilt = 90 }\n"));
    }

    @Test
    void twoValuesAtTheSameTimeAreRefused() throws Exception {
        assertEquals(
                "a.toml:8:23: particles.alignment is set twice at 1 s",
                sentence(BOTH + BLOCK + "particles.alignment = 8\n" + BLOCK + "particles.alignment = 8\n"));
        assertEquals(
                "a.toml:8:11: caption is set twice at 1 s",
                sentence(BOTH + BLOCK + "caption = \"x\"\n" + BLOCK + "caption = \"\"\n"));
        assertEquals(
                "a.toml:8:10: camera of the network is set twice at 1 s",
                sentence(BOTH + BLOCK + "camera = { zoom = 2 }\n" + BLOCK
                        + "camera = { view = \"network\", zoom = 2 }\n"));
        Timeline apart = parse(BOTH + BLOCK + "particles.alignment = 8\n" + BLOCK + "network.weight_decay = 3\n")
                .timeline();
        assertEquals(2, apart.keyframes().size());
    }

    @Test
    void aSettingCannotWriteATimeline() {
        for (String setting : List.of("timeline.at=3", "timeline=[]")) {
            assertEquals(
                    "--set " + setting + ": a timeline can only be written in the scene file",
                    assertThrows(SceneException.class, () -> SceneLibrary.open("circles-and-grids", List.of(setting)))
                            .getMessage());
        }
    }

    @Test
    void aSettingMovesWhereTheTimelineBegins() throws Exception {
        Path file = folder.resolve("a.toml");
        Files.writeString(file, "[particles]\n[[timeline]]\nat = 4\nparticles.alignment = 8\n");
        Scene scene = SceneReader.read(file, List.of("particles.alignment=0"));
        assertEquals(4, scene.timeline().value(ForceParameters.ALIGNMENT, 2).orElseThrow());
    }

    private static Scene random(Randomness random) {
        Scene scene = SceneFileTest.randomScene(random, "random");
        List<Parameter> live = Stream.of(
                        scene.particles().isPresent() ? ForceParameters.ALL : List.<Parameter>of(),
                        scene.network().isPresent() ? TrainingParameters.ALL : List.<Parameter>of())
                .flatMap(List::stream)
                .toList();
        List<Keyframe> keyframes = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Map<Parameter, Double> values = new HashMap<>();
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                Parameter parameter = live.get(random.nextInt(live.size()));
                values.put(
                        parameter,
                        parameter.minimum() + random.nextDouble() * (parameter.maximum() - parameter.minimum()));
            }
            CameraPose pose = new CameraPose(
                    0.1 + random.nextDouble(), random.nextDouble(), -random.nextDouble(), 400 * random.nextDouble(), 9);
            Optional<Side> side = scene.particles().isPresent() && random.nextInt(2) == 0
                    ? Optional.of(Side.PARTICLES)
                    : Optional.empty();
            keyframes.add(new Keyframe(
                    i + random.nextDouble(),
                    values,
                    Transition.of(Transition.LABELS.get(random.nextInt(3))),
                    random.nextInt(2) == 0 ? Optional.of("it's \"{step}\"\n") : Optional.empty(),
                    random.nextInt(2) == 0 ? Optional.of(new CameraMove(side, pose)) : Optional.empty()));
        }
        return scene.withTimeline(new Timeline(keyframes));
    }

    @Test
    void randomTimelinesSurviveWritingUpdatingAndSessions() throws Exception {
        Randomness random = new Randomness(31);
        Path file = folder.resolve("random.toml");
        for (int i = 0; i < 60; i++) {
            Scene scene = random(random);
            SceneWriter.write(scene, file);
            assertEquals(scene, SceneReader.read(file));
            SceneWriter.update(file, scene.withSeed(7), file);
            assertEquals(scene.withSeed(7), SceneReader.read(file));
            Files.writeString(file, SceneLibrary.text("circles-and-grids"));
            SceneWriter.update(file, scene, file);
            assertEquals(scene, SceneReader.read(file));
        }
    }

    @Test
    void updatingKeepsTheKeyframesWithTheirComments() throws Exception {
        Path file = folder.resolve("mine.toml");
        String text = """
                title = "Mine"
                [particles]
                alignment = 0    # at first

                # the lesson
                [[timeline]]
                at = 10          # seconds
                particles.alignment = 8
                caption = "now"
                """;
        Files.writeString(file, text);
        Scene scene = SceneReader.read(file);
        SceneWriter.update(file, scene, file);
        assertEquals(text, Files.readString(file));
        Scene.Record record = scene.record();
        SceneWriter.update(file, scene.withSeed(3), file);
        assertEquals(scene.withSeed(3), SceneReader.read(file));
        assertTrue(Files.readString(file).contains("at = 10          # seconds"), Files.readString(file));
        assertNotEquals(text, Files.readString(file));
        assertEquals(record, SceneReader.read(file).record());
    }

    @Test
    void everyMutatedTimelineIsASceneOrOneSentence() throws Exception {
        Randomness random = new Randomness(99);
        String base = """
                [particles]
                alignment = 0
                [network]
                [[timeline]]
                at = 0.5
                particles.alignment = 2.0
                transition = "smooth"
                caption = "α {alignment}"
                [[timeline]]
                at = 4
                network.weight_decay = 3
                particles.weight_decay = 0.5
                transition = "step"
                camera = { view = "both", zoom = 2.0, center = [0.5, 0.0], turn = 30, tilt = 20 }
                [[timeline]]
                at = 5
                caption = ""
                camera = { view = "network" }
                [timeline.particles]
                repulsion = 2
                """;
        String[] pieces = {
            "-1",
            "nan",
            "\"\"",
            "[]",
            "{}",
            "{ zoom = 3 }",
            "[1, 2]",
            "true",
            "1e400",
            "\"linear\"",
            "\"{x}\"",
            "4",
            "0.5",
            "\"particles\"",
            "[[1]]",
            "{ view = 3 }",
            "[0, \"a\"]",
            "1979-05-27"
        };
        int scenes = 0;
        int sentences = 0;
        for (int i = 0; i < 3000; i++) {
            List<String> lines = new ArrayList<>(base.lines().toList());
            for (int k = 0; k < 1 + random.nextInt(3); k++) {
                int line = random.nextInt(lines.size());
                switch (random.nextInt(5)) {
                    case 0 -> lines.remove(line);
                    case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
                    case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
                    default ->
                        lines.set(
                                line,
                                lines.get(line).replaceFirst("=.*", "= " + pieces[random.nextInt(pieces.length)]));
                }
            }
            String text = String.join("\n", lines);
            try {
                Scene scene = parse(text);
                assertEquals(scene, parse(SceneWriter.toToml(scene)), text);
                scenes++;
            } catch (SceneException e) {
                String sentence = String.valueOf(e.getMessage());
                assertTrue(sentence.startsWith("a.toml:"), sentence);
                assertFalse(sentence.chars().anyMatch(Character::isISOControl), sentence);
                sentences++;
            }
        }
        assertTrue(scenes > 500 && sentences > 500, scenes + " scenes, " + sentences + " sentences");
    }
}
