package grokfield.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.GlErrors;
import grokfield.render.gl.PixelImage;
import grokfield.render.gl.Rgb;
import grokfield.render.window.Theme;
import grokfield.render.window.Window;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws known scenes and looks at the pixels. */
class ViewRendererTest {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 400;
    private static final ViewOptions BARE = new ViewOptions(Theme.DARK, false, false, false, false, false, false);
    private static final ViewOptions PAIRS = new ViewOptions(Theme.DARK, true, true, false, false, false, false);

    private final Task task = Samples.addition(17);
    private final Points circle = Samples.circle(17, 5, 6);
    private final Points sums = Points.pairSums(task, circle);
    private Window window;
    private ViewPort port;

    @BeforeEach
    void open() {
        window = Window.offscreen(16, 16);
        port = new ViewPort();
    }

    @AfterEach
    void close() {
        port.close();
        GlErrors.check("at the end of the test");
        window.close();
    }

    private PixelImage drawn(ViewScene scene, ViewOptions options) {
        port.draw(scene, options, WIDTH, HEIGHT, 1, 1 / 60.0);
        GlErrors.check("after drawing");
        return port.picture().read();
    }

    private static void assertColor(Rgb expected, PixelImage image, double x, double y) {
        int seen = image.rgb((int) Math.floor(x), (int) Math.floor(y));
        Rgb color = Rgb.of(seen);
        double off = Math.max(
                Math.abs(color.red() - expected.red()),
                Math.max(Math.abs(color.green() - expected.green()), Math.abs(color.blue() - expected.blue())));
        assertTrue(off < 0.02, () -> "at " + x + ", " + y + ": " + Integer.toHexString(seen) + " for " + expected);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void tokensLieWhereTheCameraProjectsThemInTheirColours(Theme theme) {
        PixelImage image =
                drawn(ViewScene.of(task, circle), new ViewOptions(theme, false, false, false, false, false, false));
        PlaneCamera camera = port.planeCamera();
        for (int i = 0; i < 17; i++) {
            double x = WIDTH / 2.0 + circle.get(i, 0) * camera.scale();
            double y = HEIGHT / 2.0 - circle.get(i, 1) * camera.scale();
            assertEquals(x, port.frame().tokenX(i), 1e-3);
            assertEquals(y, port.frame().tokenY(i), 1e-3);
            assertColor(Palette.of(theme).color(i, 17), image, x, y);
        }
        assertColor(theme.canvas(), image, 37, 53);
    }

    @Test
    void pairSumsAreColouredByTheirClass() {
        PixelImage image = drawn(ViewScene.of(task, circle).withPairSums(sums, null, null), PAIRS);
        int p = task.pairOf(3, 3);
        int q = task.pairOf(0, 1);
        for (int pair : new int[] {p, q}) {
            assertColor(
                    Palette.of(Theme.DARK).color(task.pairClass(pair), 17),
                    image,
                    port.frame().pairX(pair),
                    port.frame().pairY(pair));
        }
    }

    @Test
    void validationPairsAreHollowAndWrongOnesCrossedOut() {
        boolean[] validation = new boolean[task.pairs()];
        int[] predictions = new int[task.pairs()];
        Arrays.setAll(predictions, task::pairClass);
        int hollow = task.pairOf(3, 3);
        int wrong = task.pairOf(5, 5);
        validation[hollow] = true;
        predictions[wrong] = (predictions[wrong] + 1) % 17;
        PixelImage image = drawn(ViewScene.of(task, circle).withPairSums(sums, validation, predictions), PAIRS);
        ViewFrame frame = port.frame();
        assertColor(Theme.DARK.canvas(), image, frame.pairX(hollow), frame.pairY(hollow));
        assertColor(
                Palette.of(Theme.DARK).color(task.pairClass(hollow), 17),
                image,
                frame.pairX(hollow) + frame.pairRadius(),
                frame.pairY(hollow));
        Rgb middle = Rgb.of(image.rgb((int) frame.pairX(wrong), (int) frame.pairY(wrong)));
        assertTrue(middle.contrast(Theme.DARK.canvas()) > 10, "a light cross, not " + middle);
    }

    @Test
    void regionsTakeTheirClassesColourMutedByConfidence() {
        Rgb canvas = Theme.DARK.canvas();
        Rgb color = Palette.of(Theme.DARK).color(2, 17);
        int[] classes = {2, 2, 2, 2};
        Regions sure = new Regions(-100, -100, 100, 100, 2, 2, classes, new float[] {1, 1, 1, 1});
        PixelImage image = drawn(ViewScene.of(task, circle).withRegions(sure), PAIRS);
        assertColor(canvas.mix(color, 0.38f), image, 37, 53);
        Regions unsure = new Regions(-100, -100, 100, 100, 2, 2, classes, new float[] {0, 0, 0, 0});
        image = drawn(ViewScene.of(task, circle).withRegions(unsure), PAIRS);
        assertColor(canvas.mix(color, 0.12f), image, 37, 53);
    }

    @Test
    void besideTheRegionsIsTheCanvas() {
        Regions half = new Regions(0, -100, 100, 100, 1, 1, new int[] {2}, new float[] {1});
        PixelImage image = drawn(ViewScene.of(task, circle).withRegions(half), PAIRS);
        assertColor(Theme.DARK.canvas(), image, 37, 53);
        assertNotEquals(image.rgb(37, 53), image.rgb(WIDTH - 37, 53));
    }

    @Test
    void anEdgeRunsWhereTheLeadsMeetNotWhereTheCellsDo() {
        // Two columns with middles at −5 and 5. Leads 1 and 3 meet a quarter of the way: at −2.5.
        Regions regions = new Regions(
                -10, -10, 10, 10, 2, 2, new int[] {0, 8, 0, 8}, new float[] {1, 1, 1, 1}, new float[] {1, 3, 1, 3});
        PixelImage image = drawn(ViewScene.of(task, circle).withRegions(regions), PAIRS);
        Oklab left = Oklab.of(Rgb.of(image.rgb(37, 53)));
        Oklab right = Oklab.of(Rgb.of(image.rgb(WIDTH - 37, 53)));
        int edge = 37;
        while (Oklab.of(Rgb.of(image.rgb(edge, 53))).distance(left)
                < Oklab.of(Rgb.of(image.rgb(edge, 53))).distance(right)) {
            edge++;
        }
        double world = (edge - WIDTH / 2.0) / port.planeCamera().scale();
        assertTrue(world > -4 && world < -1, "edge at " + world);
    }

    @Test
    void regionsThatAreSwitchedOffAreNotDrawn() {
        Regions regions = new Regions(-100, -100, 100, 100, 1, 1, new int[] {2}, new float[] {1});
        PixelImage image = drawn(ViewScene.of(task, circle).withRegions(regions), BARE);
        assertColor(Theme.DARK.canvas(), image, 37.5, 43.5);
    }

    @Test
    void theRingJoinsNeighboursOfTheFrequency() {
        ViewOptions ring = new ViewOptions(Theme.DARK, false, false, false, false, true, false);
        PixelImage without = drawn(ViewScene.of(task, circle).withFrequency(5), BARE);
        PixelImage with = drawn(ViewScene.of(task, circle).withFrequency(5), ring);
        int step = Ring.step(5, 17);
        ViewFrame frame = port.frame();
        for (int i = 0; i < 17; i++) {
            int j = (i + step) % 17;
            int x = Math.round((frame.tokenX(i) + frame.tokenX(j)) / 2);
            int y = Math.round((frame.tokenY(i) + frame.tokenY(j)) / 2);
            assertNotEquals(without.rgb(x, y), with.rgb(x, y), "between " + i + " and " + j);
        }
    }

    @Test
    void arrowsPointWhereTheForceDoes() {
        PixelImage plain = drawn(ViewScene.of(task, circle), BARE);
        ViewOptions arrows = new ViewOptions(Theme.DARK, false, false, false, true, false, false);
        double[] all = new double[34];
        all[0] = 3; // token 0 stands at the right
        for (int i = 1; i < 17; i++) {
            all[2 * i + 1] = 1;
        }
        PixelImage image = drawn(ViewScene.of(task, circle).withArrows(Points.copyOf(all, 2)), arrows);
        ViewFrame frame = port.frame();
        int beside = (int) (frame.tokenX(0) + frame.tokenRadius() + 12);
        int y = (int) frame.tokenY(0);
        assertNotEquals(plain.rgb(beside, y), image.rgb(beside, y), "to the right of token 0");
        int opposite = (int) (frame.tokenX(0) - frame.tokenRadius() - 6);
        assertEquals(plain.rgb(opposite, y), image.rgb(opposite, y), "nothing to its left");
        assertEquals(1, frame.arrowUnit());
        int above = (int) (frame.tokenY(4) - frame.tokenRadius() - 8);
        int x = (int) frame.tokenX(4);
        assertNotEquals(plain.rgb(x, above), image.rgb(x, above), "above token 4");
    }

    @Test
    void trailsLieBehindMovingTokens() {
        ViewOptions trails = new ViewOptions(Theme.DARK, false, false, true, false, false, false);
        drawn(ViewScene.of(task, circle), BARE);
        PixelImage plain = drawn(ViewScene.of(task, Samples.circle(17, 5, 3.5)), BARE);
        port.forget();
        drawn(ViewScene.of(task, circle), trails);
        for (int i = 1; i < 20; i++) {
            drawn(ViewScene.of(task, Samples.circle(17, 5, 6 - 0.125 * i)), trails);
        }
        PixelImage image = drawn(ViewScene.of(task, Samples.circle(17, 5, 3.5)), trails);
        ViewFrame frame = port.frame();
        int x = (int) (frame.tokenX(0) + frame.tokenRadius() + 8);
        int y = (int) frame.tokenY(0);
        assertNotEquals(plain.rgb(x, y), image.rgb(x, y));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 16})
    void everyDimensionCanBeShown(int dimensions) {
        Points cloud = Samples.cloud(17, dimensions, 3);
        PixelImage image = drawn(
                ViewScene.of(task, cloud)
                        .withPairSums(Points.pairSums(task, cloud), null, null)
                        .withArrows(cloud),
                new ViewOptions(Theme.LIGHT, true, true, true, true, true, true));
        int ink = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                ink += image.rgb(x, y) == image.rgb(0, 0) ? 0 : 1;
            }
        }
        assertTrue(ink > 2000, "pixels drawn: " + ink);
        for (int i = 0; i < 17; i++) {
            assertTrue(port.frame().tokenX(i) >= 0 && port.frame().tokenX(i) < WIDTH);
            assertTrue(port.frame().tokenY(i) >= 0 && port.frame().tokenY(i) < HEIGHT);
        }
    }

    @Test
    void inSpaceTheNearerTokenCoversTheFarther() {
        double[] values = new double[17 * 3];
        for (int i = 2; i < 17; i++) {
            values[3 * i] = 3 * Math.cos(i);
            values[3 * i + 1] = -3;
            values[3 * i + 2] = 3 * Math.sin(i);
        }
        drawn(ViewScene.of(task, Points.copyOf(values, 3)), BARE);
        Camera camera = port.camera();
        Vector3d middle = new Vector3d();
        Vector3d at = camera.project(0, 0, 0, new Vector3d());
        Vector3d near = camera.unproject(at.x, at.y, middle.set(0, 1.5, 0), new Vector3d());
        values[0] = near.x; // token 0 stands before token 1, though it is drawn first by number
        values[1] = near.y;
        values[2] = near.z;
        PixelImage image = drawn(ViewScene.of(task, Points.copyOf(values, 3)), BARE);
        assertEquals(port.frame().tokenX(0), port.frame().tokenX(1), 0.01);
        assertTrue(port.frame().tokenDepth(0) < port.frame().tokenDepth(1));
        Oklab seen = Oklab.of(Rgb.of(image.rgb((int) at.x, (int) at.y)));
        assertTrue(hueDistance(seen, 0) < hueDistance(seen, 1) / 3, "depth changes lightness, not hue");
    }

    /** How far a colour's hue is from a token's, radians. */
    private static double hueDistance(Oklab seen, int token) {
        Oklab color = Oklab.of(Palette.of(Theme.DARK).color(token, 17));
        double turn = Math.atan2(seen.b(), seen.a()) - Math.atan2(color.b(), color.a());
        return Math.abs(turn - 2 * Math.PI * Math.rint(turn / (2 * Math.PI)));
    }

    @Test
    void whatIsUnderTheMouseIsFound() {
        drawn(ViewScene.of(task, circle).withPairSums(sums, null, null), PAIRS);
        ViewFrame frame = port.frame();
        assertEquals(
                Optional.of(new Picked(Picked.Kind.TOKEN, 6)), port.pick(frame.tokenX(6) + 3, frame.tokenY(6) - 3));
        int pair = task.pairOf(3, 3);
        assertEquals(
                Optional.of(new Picked(Picked.Kind.PAIR_SUM, pair)),
                port.pick(frame.pairX(pair) + 2, frame.pairY(pair)));
        assertEquals(Optional.empty(), port.pick(3, 3));
    }

    @Test
    void aDraggedTokenGoesWhereTheMouseIs() {
        drawn(ViewScene.of(task, circle), BARE);
        port.pan(5, 5); // the camera stays where it is from now on
        double[] moved = port.dragged(circle, 4, 100, 120);
        double[] values = circle.toArray();
        values[8] = moved[0];
        values[9] = moved[1];
        drawn(ViewScene.of(task, Points.copyOf(values, 2)), BARE);
        assertEquals(100, port.frame().tokenX(4), 0.01);
        assertEquals(120, port.frame().tokenY(4), 0.01);
    }

    @Test
    void theCameraFollowsGrowthUntilTheUserTakesIt() {
        drawn(ViewScene.of(task, circle), BARE);
        Points larger = Samples.circle(17, 5, 30);
        for (int i = 0; i < 240; i++) {
            drawn(ViewScene.of(task, larger), BARE);
        }
        assertTrue(port.frame().tokenX(0) < WIDTH - 20 && port.frame().tokenX(0) > WIDTH / 2f + 60);
        port.zoomAt(100, 100, 2);
        assertFalse(port.isFollowing());
        double scale = port.planeCamera().scale();
        drawn(ViewScene.of(task, circle), BARE);
        assertEquals(scale, port.planeCamera().scale());
        port.fit();
        assertTrue(port.isFollowing());
        for (int i = 0; i < 240; i++) {
            drawn(ViewScene.of(task, circle), BARE);
        }
        assertTrue(port.planeCamera().scale() > scale);
    }

    @Test
    void pointsThatAreNotFiniteAreLeftOut() {
        double[] values = circle.toArray();
        values[0] = Double.NaN;
        values[3] = Double.POSITIVE_INFINITY;
        PixelImage image = drawn(ViewScene.of(task, Points.copyOf(values, 2)), BARE);
        assertColor(
                Palette.of(Theme.DARK).color(5, 17),
                image,
                port.frame().tokenX(5),
                port.frame().tokenY(5));
        assertEquals(Optional.empty(), port.pick(Double.NaN, 0));
    }

    @Test
    void aViewCanChangeItsSizeAtAnyTime() {
        ViewScene scene = ViewScene.of(task, circle).withPairSums(sums, null, null);
        for (int size : new int[] {500, 1, 33, 0, 700}) {
            port.draw(scene, PAIRS, size, size / 2, 1, 0.1);
            GlErrors.check("at size " + size);
            assertEquals(Math.max(1, size), port.picture().width());
        }
    }

    @Test
    void laidPointsAreRingsInTheColoursOfTheirPartnersWithLinesToThem() {
        double[] shifted = circle.toArray();
        int[] partners = new int[17];
        for (int i = 0; i < 17; i++) {
            shifted[2 * i] *= 0.4;
            shifted[2 * i + 1] *= 0.4;
            partners[i] = i;
        }
        Points laid = Points.copyOf(shifted, 2);
        PixelImage bare = drawn(ViewScene.of(task, circle), BARE);
        ViewFindings findings = new ViewFindings(
                new ViewFindings.Laid(laid, partners),
                null,
                new int[0],
                List.of(new ViewFindings.Note(ViewFindings.Sign.RING, "particles")));
        PixelImage image = drawn(ViewScene.of(task, circle).withFindings(findings), BARE);
        double scale = port.planeCamera().scale();
        double x = WIDTH / 2.0 + laid.get(0, 0) * scale; // token 0 lies on the x axis, to the right
        double y = HEIGHT / 2.0 - laid.get(0, 1) * scale;
        double ring = port.frame().tokenRadius() + 2.5;
        assertColor(Palette.of(Theme.DARK).color(0, 17), image, x - ring, y);
        assertColor(
                Palette.of(Theme.DARK).color(0, 17),
                image,
                port.frame().tokenX(0),
                port.frame().tokenY(0));
        int linkX = (int) ((x + ring + port.frame().tokenX(0) - port.frame().tokenRadius()) / 2);
        assertNotEquals(bare.rgb(linkX, (int) y - 1), image.rgb(linkX, (int) y - 1), "the line between partners");
        assertEquals(1, port.frame().notes().size());
    }

    @Test
    void aPairSumIsJoinedToItsWrongNeighbour() {
        int[] neighbours = new int[task.pairs()];
        Arrays.fill(neighbours, -1);
        PixelImage bare = drawn(ViewScene.of(task, circle).withPairSums(sums, null, null), PAIRS);
        neighbours[0] = 20;
        ViewFindings findings = new ViewFindings(null, null, neighbours, List.of());
        PixelImage image =
                drawn(ViewScene.of(task, circle).withPairSums(sums, null, null).withFindings(findings), PAIRS);
        ViewFrame frame = port.frame();
        int reddened = 0;
        for (int k = 1; k < 40; k++) {
            int x = (int) (frame.pairX(0) + (frame.pairX(20) - frame.pairX(0)) * k / 40);
            int y = (int) (frame.pairY(0) + (frame.pairY(20) - frame.pairY(0)) * k / 40);
            reddened += image.rgb(x, y) != bare.rgb(x, y) && (image.rgb(x, y) >> 16 & 255) > 120 ? 1 : 0;
        }
        assertTrue(reddened > 10, reddened + " of 39 places on the line changed");
    }

    @Test
    void findingsOfAnotherSizeAreRefused() {
        ViewFindings wrong = new ViewFindings(null, Samples.circle(5, 1, 1), new int[0], List.of());
        assertThrows(
                IllegalArgumentException.class, () -> ViewScene.of(task, circle).withFindings(wrong));
    }

    @ParameterizedTest
    @CsvSource({"900, 700, 1", "200, 500, 1", "400, 400, 2"})
    void aViewOfAnotherSizeFitsTheSamePointsAgain(int width, int height, float pixelScale) {
        ViewScene scene = ViewScene.of(task, circle);
        drawn(scene, BARE);
        port.draw(scene, BARE, width, height, pixelScale, 1 / 60.0);
        try (ViewPort other = new ViewPort()) {
            other.draw(scene, BARE, width, height, pixelScale, 1 / 60.0);
            assertEquals(other.planeCamera().scale(), port.planeCamera().scale(), 1e-9);
        }
        port.zoomAt(10, 10, 1.5);
        double chosen = port.planeCamera().scale();
        drawn(scene, BARE);
        assertEquals(chosen, port.planeCamera().scale(), "a camera that the user moved stays");
    }
}
