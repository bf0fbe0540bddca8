package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.Measure;
import grokfield.render.ui.state.SideHistory;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import imgui.ImGui;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** CSV, PNG and SVG out of plots and tables, as a user takes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlotExportTest {
    private Path folder;
    private AppDriver driver;

    @BeforeAll
    void open(@TempDir Path pictures) throws SceneException {
        folder = pictures;
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 1280, 1080)
                .withPictures(folder));
        driver.stage().session().control().setPlaying(true);
        driver.until(
                "both sides have a history",
                () -> Stream.of(Side.values())
                        .allMatch(side -> driver.stage()
                                        .history(side)
                                        .orElseThrow()
                                        .samples()
                                        .size()
                                > 5));
        driver.stage().session().control().setPlaying(false);
        driver.frames(6);
    }

    @AfterAll
    void close() {
        driver.close();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path saved(String ending) {
        driver.until(
                "a file " + ending,
                () -> files().stream().anyMatch(f -> f.toString().endsWith(ending)));
        return files().stream()
                .filter(f -> f.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String plot, String item) {
        driver.rightClick(plot);
        driver.until("the menu", () -> driver.shows(item));
        driver.click(item);
    }

    @Test
    void aRightClickOnAPlotSavesAllItsSamplesExactly() throws IOException {
        choose("plot.circularity", "circularity.export.Save CSV");
        Path file = saved(".csv");
        assertTrue(
                file.getFileName().toString().startsWith("grokfield-circles-and-grids-circularity-"), file.toString());
        List<String> lines = Files.readAllLines(file);
        assertEquals("series,step,circularity", lines.getFirst());
        int line = 1;
        for (Side side : List.of(Side.NETWORK, Side.PARTICLES)) {
            History history = driver.stage().history(side).orElseThrow().samples();
            double[] values = history.column(SideHistory.column(Measure.CIRCULARITY));
            for (int i = 0; i < history.size(); i++) {
                String[] fields = lines.get(line++).split(",", -1);
                assertEquals(side.label(), fields[0]);
                assertEquals(history.steps()[i], Double.parseDouble(fields[1]));
                assertEquals(values[i], Double.parseDouble(fields[2])); // bit for bit
            }
        }
        assertEquals(line, lines.size());
        driver.until("a message", () -> driver.shows("toast"));
    }

    @Test
    void theDotsInTheCornerOpenTheSameMenu() throws Exception {
        Box plot = driver.find("plot.ray purity");
        assertFalse(driver.shows("ray purity.export"));
        driver.moveTo(plot.middleX(), plot.middleY());
        driver.click("ray purity.export");
        driver.click("ray purity.export.Save SVG");
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(saved(".svg").toFile());
        assertEquals(2, svg.getElementsByTagName("polyline").getLength());
        assertEquals("ray purity", svg.getElementsByTagName("title").item(0).getTextContent());
    }

    @Test
    void aPictureHasThePlotAndNothingThatLiesOverIt() throws IOException {
        Box plot = driver.find("plot.pair-sum purity");
        choose("plot.pair-sum purity", "pair-sum purity.export.Save PNG");
        Path file = saved(".png");
        byte[] png = Files.readAllBytes(file);
        int width = (png[18] & 255) << 8 | (png[19] & 255);
        int height = (png[22] & 255) << 8 | (png[23] & 255);
        assertEquals(plot.width(), width, 2);
        assertTrue(height >= plot.height() && height < plot.height() + 40, height + " " + plot.height());
    }

    @Test
    void aTableIsCopiedWithItsExactNumbers() {
        Box table = driver.find("measures.table");
        driver.click(table.middleX(), table.top() + 4, 1);
        driver.click("measures.export.Copy as CSV");
        List<String> lines = ImGui.getClipboardText().lines().toList();
        assertEquals(
                "side,measured step,structure,frequency,circularity,pair-sum purity,ray purity,mean radius,imperfections",
                lines.getFirst());
        assertEquals(3, lines.size());
        String[] network = lines.get(1).split(",", -1);
        assertEquals("network", network[0]);
        assertEquals(driver.network().measures().meanRadius(), Double.parseDouble(network[7]));
    }
}
