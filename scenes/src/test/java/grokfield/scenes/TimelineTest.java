package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.sim.Randomness;
import grokfield.trainer.TrainingParameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Values, captions and cameras at and between keyframes. */
class TimelineTest {
    private static Scene scene(String text) throws SceneException {
        return SceneReader.parse(text, "a", "a.toml", Path.of(""), Settings.NONE);
    }

    private static Timeline timeline(String blocks) throws SceneException {
        return scene("[particles]\nalignment = 1\n[network]\n" + blocks).timeline();
    }

    private static double alignment(Timeline timeline, double seconds) {
        return timeline.value(ForceParameters.ALIGNMENT, seconds).orElseThrow();
    }

    private static String move(double at, double alignment, String transition) {
        return "[[timeline]]\nat = " + at + "\nparticles.alignment = " + alignment + "\ntransition = \"" + transition
                + "\"\n";
    }

    @Test
    void aSceneWithoutKeyframesHasNothingToPlay() throws Exception {
        Timeline timeline = timeline("");
        assertTrue(timeline.isEmpty());
        assertEquals(0, timeline.seconds());
        assertEquals(OptionalDouble.empty(), timeline.value(ForceParameters.ALIGNMENT, 3));
        assertEquals(Optional.empty(), timeline.caption(3));
        assertEquals(Optional.empty(), timeline.camera(Side.NETWORK, 3));
    }

    @Test
    void aLinearTransitionGoesEvenlyFromTheScenesOwnValue() throws Exception {
        Timeline timeline = timeline(move(4, 9, "linear"));
        assertEquals(1, alignment(timeline, 0));
        assertEquals(3, alignment(timeline, 1));
        assertEquals(5, alignment(timeline, 2));
        assertEquals(9, alignment(timeline, 4));
        assertEquals(9, alignment(timeline, 400));
        assertEquals(4, timeline.seconds());
    }

    @Test
    void aStepWaitsUntilItsTime() throws Exception {
        Timeline timeline = timeline(move(4, 9, "step"));
        assertEquals(1, alignment(timeline, Math.nextDown(4.0)));
        assertEquals(9, alignment(timeline, 4));
    }

    @Test
    void aSmoothTransitionBeginsAndEndsSlowlyAndIsHalfwayInTheMiddle() throws Exception {
        Timeline timeline = timeline(move(4, 9, "smooth"));
        assertEquals(1, alignment(timeline, 0));
        assertEquals(1 + 8 * 0.15625, alignment(timeline, 1), 1e-12);
        assertEquals(5, alignment(timeline, 2), 1e-12);
        assertEquals(9, alignment(timeline, 4));
        double h = 1e-4;
        assertEquals(0, (alignment(timeline, h) - alignment(timeline, 0)) / h, 1e-3);
        assertEquals(0, (alignment(timeline, 4) - alignment(timeline, 4 - h)) / h, 1e-3);
    }

    @Test
    void keyframesCountByTheirTimesWhateverTheirOrderInTheFile() throws Exception {
        Timeline timeline = timeline(move(6, 3, "linear") + move(2, 5, "linear"));
        assertEquals(3, alignment(timeline, 1));
        assertEquals(5, alignment(timeline, 2));
        assertEquals(4, alignment(timeline, 4));
        assertEquals(timeline, timeline(move(2, 5, "linear") + move(6, 3, "linear")));
    }

    @Test
    void aKeyframeAtZeroTakesThePlaceOfTheScenesOwnValue() throws Exception {
        Timeline timeline = timeline(move(0, 7, "linear") + move(2, 9, "linear"));
        assertEquals(7, alignment(timeline, 0));
        assertEquals(7, alignment(timeline, -1));
        assertEquals(8, alignment(timeline, 1));
    }

    @Test
    void eachParameterGoesFromItsOwnKeyframeBefore() throws Exception {
        Timeline timeline = timeline(move(2, 3, "linear")
                + "[[timeline]]\nat = 4\nnetwork.weight_decay = 3\n"
                + "[[timeline]]\nat = 6\nparticles.alignment = 7\nparticles.weight_decay = 2\n");
        assertEquals(5, alignment(timeline, 4));
        assertEquals(2, timeline.value(TrainingParameters.WEIGHT_DECAY, 2).orElseThrow());
        assertEquals(1.5, timeline.value(ForceParameters.WEIGHT_DECAY, 3).orElseThrow());
        assertEquals(OptionalDouble.empty(), timeline.value(TrainingParameters.LEARNING_RATE, 3));
    }

    @Test
    void valuesAreExactAtEveryKeyframeAndNeverLeaveTheirRangeBetween() {
        Randomness random = new Randomness(4);
        for (int i = 0; i < 300; i++) {
            Parameter parameter = ForceParameters.ALL.get(random.nextInt(ForceParameters.ALL.size()));
            List<Keyframe> keyframes = new ArrayList<>();
            double time = 0;
            for (int k = 0; k < 1 + random.nextInt(5); k++) {
                time += 1e-3 + random.nextDouble();
                double value = parameter.minimum() + random.nextDouble() * (parameter.maximum() - parameter.minimum());
                Transition transition = Transition.of(Transition.LABELS.get(random.nextInt(3)));
                keyframes.add(new Keyframe(
                        time,
                        Map.of(parameter, random.nextInt(3) == 0 ? parameter.maximum() : value),
                        transition,
                        Optional.empty(),
                        Optional.empty()));
            }
            Timeline timeline = new Timeline(keyframes);
            for (Keyframe keyframe : keyframes) {
                assertEquals(
                        keyframe.values().get(parameter),
                        timeline.value(parameter, keyframe.at()).orElseThrow());
            }
            for (int k = 0; k < 50; k++) {
                double value =
                        timeline.value(parameter, random.nextDouble() * time).orElseThrow();
                assertEquals(Optional.empty(), parameter.check(value));
            }
        }
    }

    @Test
    void aCaptionStaysUntilTheNextAndAnEmptyOneEndsIt() throws Exception {
        Timeline timeline = timeline("[[timeline]]\nat = 1\ncaption = \"first\"\n" + move(2, 3, "step")
                + "[[timeline]]\nat = 3\ncaption = \"second\"\n[[timeline]]\nat = 5\ncaption = \"\"\n");
        assertEquals(Optional.empty(), timeline.caption(0.9));
        assertEquals(Optional.of("first"), timeline.caption(1));
        assertEquals(Optional.of("first"), timeline.caption(2.9));
        assertEquals(Optional.of("second"), timeline.caption(3));
        assertEquals(Optional.empty(), timeline.caption(5));
    }

    @Test
    void aCameraMovesItsOwnViewFromTheFittedPose() throws Exception {
        Timeline timeline = timeline("""
                [[timeline]]
                at = 2
                camera = { view = "network", zoom = 4, center = [1, -0.5], turn = 395, tilt = 2 }
                """);
        assertEquals(Optional.empty(), timeline.camera(Side.PARTICLES, 1));
        assertEquals(CameraPose.FITTED, timeline.camera(Side.NETWORK, 0).orElseThrow());
        CameraPose half = timeline.camera(Side.NETWORK, 1).orElseThrow();
        assertEquals(2, half.zoom(), 1e-12, "a zoom is a factor: halfway to 4 is 2");
        assertEquals(0.5, half.centerX());
        assertEquals(-0.25, half.centerY());
        assertEquals(215, half.turn());
        assertEquals(12, half.tilt());
        assertEquals(
                new CameraPose(4, 1, -0.5, 395, 2),
                timeline.camera(Side.NETWORK, 2).orElseThrow());
    }

    @Test
    void aCameraOfBothViewsMovesBothAndWhatItLeavesOutIsAsFitted() throws Exception {
        Timeline timeline = timeline("[[timeline]]\nat = 2\ncamera = { zoom = 3 }\n");
        for (Side side : Side.values()) {
            assertEquals(
                    new CameraPose(3, 0, 0, CameraPose.FITTED.turn(), CameraPose.FITTED.tilt()),
                    timeline.camera(side, 2).orElseThrow());
        }
    }

    @Test
    void anotherOwnValueOfTheSceneIsWhereItsTimelineBegins() throws Exception {
        Scene scene = scene("[particles]\nalignment = 1\n" + move(4, 9, "linear"));
        Scene.Particles particles = scene.particles().orElseThrow();
        Scene changed =
                scene.withParticles(particles.withForces(particles.forces().with(ForceParameters.ALIGNMENT, 5)));
        assertEquals(7, alignment(changed.timeline(), 2));
        assertEquals(5, alignment(scene.timeline(), 2));
    }

    @Test
    void aSceneCannotHoldATimelineOfASideThatIsNotThere() throws Exception {
        Timeline timeline = timeline(move(4, 9, "linear"));
        Scene network = scene("[network]\n");
        assertThrows(IllegalArgumentException.class, () -> network.withTimeline(timeline));
    }
}
