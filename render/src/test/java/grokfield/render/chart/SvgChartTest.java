package grokfield.render.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgChartTest {
    private static final Chart.Axis STEP = new Chart.Axis("step", false);

    private static Document drawn(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgChart.draw(chart))));
    }

    private static List<String> texts(Document svg, String tag) {
        NodeList nodes = svg.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void aGapPartsALineAndAnAxisHasRoundNumbers() throws Exception {
        Document svg = drawn(new Chart(
                "a < b & c",
                STEP,
                Chart.Axis.share("share"),
                List.of(new Chart.Series("one", Chart.Style.LINE, new double[] {0, 10, 20, 30, 40}, new double[] {
                    0, 0.5, Double.NaN, 1, 1
                }))));
        assertEquals(2, svg.getElementsByTagName("polyline").getLength());
        assertEquals(List.of("a < b & c"), texts(svg, "title"));
        assertTrue(texts(svg, "text").containsAll(List.of("0", "0.2", "1", "10", "40", "step", "share", "one")));
    }

    @Test
    void aLogarithmicAxisLeavesOutWhatIsNotPositiveAndHasPowersOfTen() throws Exception {
        Document svg = drawn(new Chart(
                "loss",
                STEP,
                new Chart.Axis("loss", true),
                List.of(new Chart.Series(
                        "dots", Chart.Style.DOTS, new double[] {0, 1, 2}, new double[] {0, 0.02, 30}))));
        assertEquals(2, svg.getElementsByTagName("circle").getLength());
        assertTrue(texts(svg, "text").containsAll(List.of("0.01", "0.1", "1", "10", "100")));
    }

    @Test
    void aBandLiesAroundItsLine() throws Exception {
        Document svg = drawn(new Chart(
                "shares",
                STEP,
                Chart.Axis.share("share"),
                List.of(new Chart.Series(
                        "circles",
                        Chart.Style.LINE_WITH_DOTS,
                        new double[] {0, 1},
                        new double[] {0.5, 0.6},
                        new double[] {0.4, 0.5},
                        new double[] {0.6, 0.7}))));
        String points = svg.getElementsByTagName("polygon")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getNodeValue();
        assertEquals(4, points.split(" ").length);
        assertEquals(2, svg.getElementsByTagName("circle").getLength());
    }

    @Test
    void seriesOfTheSamePlacesShareTheirRows() {
        double[] steps = {0, 1000};
        Sheet sheet = Sheet.of(new Chart(
                "loss",
                STEP,
                new Chart.Axis("loss", false),
                List.of(
                        new Chart.Series("train", Chart.Style.LINE, steps, new double[] {2.5, 1.0 / 3}),
                        new Chart.Series(
                                "validation", Chart.Style.LINE, steps.clone(), new double[] {2, Double.NaN}))));
        assertEquals("step,train (loss),validation (loss)\n0,2.5,2\n1000,0.3333333333333333,\n", sheet.csv());
    }

    @Test
    void seriesOfOtherPlacesAreNamedInEachRow() {
        Sheet sheet = Sheet.of(new Chart(
                "circularity",
                STEP,
                Chart.Axis.share("circularity"),
                List.of(
                        new Chart.Series("network", Chart.Style.LINE, new double[] {0}, new double[] {0.25}),
                        new Chart.Series(
                                "a \"b\", c", Chart.Style.LINE, new double[] {4, 8}, new double[] {1, 1e-300}))));
        assertEquals(
                "series,step,circularity\nnetwork,0,0.25\n\"a \"\"b\"\", c\",4,1\n\"a \"\"b\"\", c\",8,1.0E-300\n",
                sheet.csv());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Chart.Series("one", Chart.Style.LINE, new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new Sheet(List.of("a"), List.of(List.of(1, 2))));
    }
}
