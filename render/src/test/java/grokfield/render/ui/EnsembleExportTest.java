package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.EnsembleStudy;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.PanelName;
import grokfield.scenes.Ensemble;
import grokfield.scenes.EnsembleFigures;
import grokfield.scenes.EnsembleSnapshot.Status;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Side;
import grokfield.sim.Structure;
import imgui.ImGui;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of every plot and table of an ensemble, as a user takes them. */
class EnsembleExportTest {
    private AppDriver driver;

    @BeforeEach
    void open() throws SceneException {
        Scene scene = SceneLibrary.open(
                "circles-and-grids",
                List.of("particles.steps=40", "network.steps=20", "network.hidden=16", "task.modulus=7"));
        driver = AppDriver.open(AppOptions.offscreen(Origin.shipped("circles-and-grids", scene), 1600, 1400)
                .withScene(scene));
        ImGui.setWindowFocus(PanelName.ENSEMBLE.window());
        driver.frames(3);
        study().setSeeds(0, 3);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private EnsembleStudy study() {
        return driver.app().workspace().ensembles();
    }

    private Ensemble ended(Ensemble ensemble) throws InterruptedException {
        ensemble.await();
        assertEquals(Status.ENDED, ensemble.snapshot().status());
        return ensemble;
    }

    @Test
    void distributionsNameTheirColumns() throws Exception {
        study().start(driver.stage());
        EnsembleFigures figures = figures(ended(study().seeds().orElseThrow().ensemble()), 0);
        driver.frames(2); // the bar of progress has pushed the tabs down
        driver.click("ensemble.tab.Distributions");
        driver.until("the plots", () -> driver.shows("shares.table"));
        List<String> shares = driver.copied("shares.table", "shares");
        assertEquals("side,structure,count,seeds,share,low,high", shares.getFirst());
        assertEquals(2 * Structure.values().length, shares.size() - 1);
        assertTrue(shares.get(1).startsWith("network,") && shares.getLast().startsWith("particles,"), "" + shares);
        for (String quantity : List.of("circularity", "pair-sum purity", "ray purity", "frequency")) {
            List<String> histogram = driver.copied("plot.histogram of " + quantity, "histogram of " + quantity);
            assertEquals(quantity + ",network (seeds),particles (seeds)", histogram.getFirst());
            assertEquals(4, sum(histogram, 2), "every seed is in a bin");
        }
        List<String> accuracies =
                driver.copied("plot.histogram of validation accuracy", "histogram of validation accuracy");
        assertEquals("validation accuracy,network (seeds)", accuracies.getFirst());
        List<String> scatter = driver.copied("plot.purity and accuracy", "purity and accuracy");
        assertEquals("seed,structure,pair-sum purity,validation accuracy", scatter.getFirst());
        assertEquals(
                figures.side(Side.NETWORK)
                        .orElseThrow()
                        .purityAccuracy()
                        .orElseThrow()
                        .size(),
                scatter.size() - 1);
    }

    private static double sum(List<String> sheet, int column) {
        return sheet.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .sum();
    }

    private EnsembleFigures figures(Ensemble ensemble, int group) {
        driver.until(
                "figures",
                () -> ensemble.figures(group).filter(EnsembleFigures::complete).isPresent());
        return ensemble.figures(group).orElseThrow();
    }
}
