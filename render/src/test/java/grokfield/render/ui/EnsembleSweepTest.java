package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.EnsembleStudy;
import grokfield.render.ui.state.PanelName;
import grokfield.scenes.Ensemble;
import grokfield.scenes.EnsembleSnapshot;
import grokfield.scenes.EnsembleSnapshot.Status;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import grokfield.sim.Structure;
import grokfield.trainer.TrainingParameters;
import imgui.ImGui;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sweeps in the ensemble's panel, used with the mouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnsembleSweepTest {
    private static final String SCENE = "circles-and-grids";
    private static final Path PICTURES = Path.of("target", "pictures");

    private AppDriver driver;

    @BeforeAll
    void open() throws SceneException {
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped(SCENE), 1600, 1400));
        ImGui.setWindowFocus(PanelName.ENSEMBLE.window()); // it lies behind the particles
        driver.frames(3);
    }

    @AfterAll
    void close() {
        driver.close();
    }

    private EnsembleStudy study() {
        return driver.app().workspace().ensembles();
    }

    @Test
    void aSweepShowsItsSharesAndKeepsThemWhenItIsCancelled() throws Exception {
        driver.show(SCENE, "particles.steps=2000", "network.steps=60"); // so that most values are still to come
        study().setSeeds(0, 9);
        driver.click("ensemble.tab.Sweep");
        driver.frames(2);
        assertEquals(TrainingParameters.WEIGHT_DECAY, study().parameter());
        study().setValues(0, 3, 24);
        driver.frames(2);
        study().setAlignmentFollows(false);
        driver.click("sweep.follow");
        driver.click("sweep.start");
        Ensemble sweep = study().sweep().orElseThrow().ensemble();
        untilComplete(sweep, 0, 23); // both ends come first
        driver.click("sweep.cancel");
        assertEquals(Status.CANCELLED, sweep.snapshot().status());
        driver.until(
                "figures", () -> sweep.figures(23).filter(f -> f.complete()).isPresent());
        EnsembleSnapshot kept = sweep.snapshot();
        assertEquals(List.of(Side.PARTICLES, Side.NETWORK), kept.sides());
        for (Side side : Side.values()) {
            assertEquals(
                    10,
                    sweep.figures(23).flatMap(f -> f.side(side)).orElseThrow().n());
        }
        driver.frames(3);
        Files.createDirectories(PICTURES);
        driver.writePicture(PICTURES.resolve("ensemble-sweep.png"));
    }

    /** Draws nothing meanwhile, so that the workers need not rest. */
    private static void untilComplete(Ensemble ensemble, int... groups) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!IntStream.of(groups).allMatch(group -> ensemble.snapshot().isComplete(group))) {
            assertTrue(System.nanoTime() < end, "the values came to no end");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void aSweepNamesTheParameterThatWasSwept() throws Exception {
        driver.show(SCENE, "task.modulus=7", "particles.steps=40", "network.steps=20", "network.hidden=16");
        study().setValues(0, 3, 2);
        study().setSeeds(0, 3);
        study().setAlignmentFollows(true);
        study().startSweep(driver.stage());
        Ensemble sweep = study().sweep().orElseThrow().ensemble();
        sweep.await();
        driver.until("figures", () -> sweep.figures(1).filter(f -> f.complete()).isPresent());
        double circles = sweep.figures(1)
                .orElseThrow()
                .share(Side.NETWORK, Structure.CIRCLE)
                .orElseThrow()
                .value();
        driver.click("ensemble.tab.Sweep");
        driver.until("the plots", () -> driver.shows("plot.sweep of weights"));
        String swept = "network: weight decay";
        for (String side : List.of("network", "particles")) {
            String name = "sweep of the " + side;
            List<String> shares = driver.copied("plot." + name, name);
            assertTrue(
                    shares.getFirst().startsWith(swept + ",circle (share),circle (share) low,circle (share) high,"),
                    shares.getFirst());
            assertEquals(
                    List.of("0", "3"),
                    shares.stream()
                            .skip(1)
                            .map(line -> line.substring(0, line.indexOf(',')))
                            .toList());
            if (side.equals("network")) {
                assertEquals(circles, Double.parseDouble(shares.get(2).split(",", -1)[1]));
            }
        }
        assertTrue(driver.copied("plot.sweep of accuracy", "sweep of accuracy")
                .getFirst()
                .startsWith(swept + ",validation accuracy (mean),validation accuracy (mean) low,"));
        assertTrue(driver.copied("plot.sweep of weights", "sweep of weights")
                .getFirst()
                .startsWith(swept + ",E (mean |w|),"));
    }
}
