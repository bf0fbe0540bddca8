package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Measures;
import grokfield.sim.Structure;
import grokfield.trainer.TrainingMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every shipped scene shows what its sentence promises, at its own seeds and steps. */
class ShippedScenesTest {
    @TempDir
    Path folder;

    private List<SeedResult> run(String name) throws Exception {
        List<SeedResult> lines = new ArrayList<>();
        new HeadlessRun(RunPlan.of(SceneLibrary.open(name))
                        .withSampleEvery(10_000)
                        .withOut(folder, false))
                .run(lines::add);
        return lines;
    }

    private static Measures measures(SeedResult line) {
        return line.measures().orElseThrow();
    }

    private static TrainingMetrics training(SeedResult line) {
        return line.training().orElseThrow();
    }

    @Test
    void clusteringOnlySettlesInAGridOnBothSides() throws Exception {
        for (SeedResult line : run("clustering-only")) {
            assertNotEquals(Structure.CIRCLE, measures(line).structure(), line.toString());
            assertTrue(measures(line).pairSumPurity() > 0.7, line.toString());
        }
    }

    @Test
    void alignmentOnlyOpensACircle() throws Exception {
        Measures particles = measures(run("alignment-only").getFirst());
        assertEquals(Structure.CIRCLE, particles.structure());
        assertTrue(particles.rayPurity() > 0.99, particles.toString());
    }

    @Test
    void withoutWeightDecayParticlesLeaveAndTheNetworkMemorises() throws Exception {
        List<SeedResult> lines = run("weight-decay-off");
        assertTrue(measures(lines.get(0)).meanRadius() > 20);
        assertEquals(1, training(lines.get(1)).trainAccuracy());
        assertTrue(training(lines.get(1)).validationAccuracy() < 0.5);
    }

    @Test
    void strongWeightDecayMakesTheSameCircleOnBothSides() throws Exception {
        List<SeedResult> lines = run("weight-decay-strong");
        assertEquals(Structure.CIRCLE, measures(lines.get(0)).structure());
        assertEquals(Structure.CIRCLE, measures(lines.get(1)).structure());
        assertEquals(measures(lines.get(0)).frequency(), measures(lines.get(1)).frequency());
    }

    @Test
    void inThreeDimensionsTheCircleLeavesItsPlane() throws Exception {
        assertEquals(
                Structure.CIRCLE, measures(run("three-dimensions").getFirst()).structure());
        double[] x = Npy.read(folder.resolve("particles.npy")).values();
        double[][] covariance = new double[3][3];
        for (int i = 0; i < x.length; i += 3) {
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    covariance[a][b] += x[i + a] * x[i + b];
                }
            }
        }
        double trace = covariance[0][0] + covariance[1][1] + covariance[2][2];
        // 1 for a ball, 0 for a plane
        assertTrue(determinant(covariance) / Math.pow(trace / 3, 3) > 0.05);
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    @Test
    void underMultiplicationTokenZeroLeavesTheOthers() throws Exception {
        run("multiplication");
        double[] x = Npy.read(folder.resolve("particles.npy")).values();
        for (int i = 1; i < 17; i++) {
            assertTrue(Math.hypot(x[0], x[1]) > 2 * Math.hypot(x[2 * i], x[2 * i + 1]), "token " + i);
        }
    }

    @Test
    void tokensOfOneClassMeetInTheTableTask() throws Exception {
        List<SeedResult> lines = run("table-task");
        for (SeedResult line : lines) {
            assertTrue(measures(line).pairSumPurity() > 0.95, line.toString());
        }
        assertTrue(training(lines.get(1)).validationAccuracy() > 0.9);
    }

    /** A structure for each side at some times of a scene's own video, particles first. */
    private static List<List<Structure>> played(String name, double... times) throws Exception {
        List<List<Structure>> structures = new ArrayList<>();
        try (Session session = Session.open(SceneLibrary.open(name))) {
            TimelinePlayer player = new TimelinePlayer(session, new Tuning(session));
            for (double time : times) {
                player.jump(time);
                while (!player.goOn(1_000_000_000)) {
                    assertTrue(player.isJumping());
                }
                structures.add(session.worlds().stream()
                        .map(world -> world.snapshot().measures().structure())
                        .toList());
            }
            ParticleSnapshot particles = session.particles().orElseThrow().snapshot();
            assertEquals(8, particles.parameters().alignment());
        }
        return structures;
    }

    @Test
    void risingAlignmentAndDecayOpenBothGridsIntoCircles() throws Exception {
        assertEquals(
                List.of(List.of(Structure.GRID, Structure.GRID), List.of(Structure.CIRCLE, Structure.CIRCLE)),
                played("grids-to-circles", 4, 17));
    }

    @Test
    void theLessonGoesFromDisorderThroughAGridToACircle() throws Exception {
        List<List<Structure>> structures = played("weight-decay-lesson", 4.5, 12, 23);
        assertEquals(
                List.of(Structure.UNORDERED, Structure.GRID, Structure.CIRCLE),
                structures.stream().map(List::getLast).toList());
        assertEquals(
                List.of(Structure.GRID, Structure.CIRCLE),
                structures.stream().skip(1).map(List::getFirst).toList());
    }
}
