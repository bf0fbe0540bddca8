package grokfield.render.ui.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.PixelImage;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.Stage;
import grokfield.render.window.Theme;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneReader;
import grokfield.scenes.Session;
import grokfield.scenes.Settings;
import grokfield.scenes.Side;
import grokfield.scenes.Tuning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneClipTest {
    private static final String TIMELINE = """
            [particles]
            alignment = 1.0
            [record]
            size = "320x180"
            frames_per_second = 10
            [[timeline]]
            at = 0.5
            particles.alignment = 6.0
            transition = "linear"
            [[timeline]]
            at = 0.8
            particles.alignment = 2.0
            transition = "step"
            caption = "down again"
            [[timeline]]
            at = 1.2
            particles.weight_decay = 3.0
            transition = "smooth"
            """;

    private static Stage stage(String toml) throws SceneException {
        Scene scene = SceneReader.parse(toml, "test", "test.toml", Path.of(""), Settings.NONE);
        Session session = Session.open(scene);
        session.control().setPlaying(false);
        return new Stage(session, new Tuning(session), Origin.shipped("test", scene));
    }

    private static SceneClip clip(Stage stage, String title) {
        Scene.Record record = stage.record();
        ClipLook look = new ClipLook(record.width(), record.height(), 1, Theme.DARK, title, "");
        return SceneClip.open(look, List.of(new ClipTile(stage, "")), record.framesPerSecond());
    }

    private static double alignment(Stage stage) {
        return stage.particles().orElseThrow().parameters().alignment();
    }

    @Test
    void theClipShowsTheTimelinesValuesAtItsKeyframes() throws Exception {
        Stage stage = stage(TIMELINE);
        try (SceneClip clip = clip(stage, "")) {
            for (int frame = 0; frame <= 12; frame++) {
                clip.next();
                double seconds = frame / 10.0;
                double expected = seconds < 0.75 ? Math.min(6, 1 + 10 * seconds) : 2;
                assertEquals(expected, alignment(stage), 1e-9, "at " + seconds + " s");
                assertEquals(2L * frame, stage.particles().orElseThrow().step());
            }
            assertEquals(3, stage.particles().orElseThrow().parameters().weightDecay(), 1e-9);
        }
    }

    @Test
    void aClipsSceneKeepsNoPast() throws Exception {
        Stage stage = stage("[particles]\n");
        try (SceneClip clip = clip(stage, "")) {
            clip.next();
            clip.next();
            assertTrue(stage.past().isEmpty());
            assertFalse(stage.particles().orElseThrow().progress().history().isKept(), "nobody can go back in a video");
        }
    }

    @Test
    void titleAndCaptionAreInThePicture() throws Exception {
        byte[] with = picture("A title", TIMELINE.replace("at = 0.8", "at = 0.0"));
        byte[] without = picture("", TIMELINE.replace("at = 0.8", "at = 0.0").replace("down again", ""));
        assertTrue(differences(with, without, 0, 20) > 40, "the title stands at the top");
        assertTrue(differences(with, without, 120, 180) > 100, "the caption stands at the bottom");
    }

    @Test
    void whatComparingFindsIsInThePictureAndTheSameInEveryRun() throws Exception {
        String toml = TIMELINE + """
                [network]
                seed = 1
                [view]
                overlay = true
                fitted_force = true
                imperfections = true
                """;
        byte[] first = later(toml);
        assertArrayEquals(first, later(toml));
        for (String layer : List.of("overlay", "fitted_force", "imperfections")) {
            byte[] without = later(toml.replace(layer + " = true", layer + " = false"));
            assertTrue(differences(first, without, 0, 180) > 40, layer + " is seen");
        }
    }

    private static byte[] later(String toml) throws Exception {
        try (SceneClip clip = clip(stage(toml), "")) {
            for (int frame = 0; frame < 4; frame++) {
                clip.next();
            }
            return clip.next().read().pixels();
        }
    }

    private static byte[] picture(String title, String toml) throws Exception {
        try (SceneClip clip = clip(stage(toml), title)) {
            PixelImage image = clip.next().read();
            return image.pixels();
        }
    }

    private static int differences(byte[] a, byte[] b, int fromRow, int toRow) {
        int count = 0;
        for (int at = fromRow * 320 * 4; at < toRow * 320 * 4; at++) {
            if (Math.abs((a[at] & 255) - (b[at] & 255)) > 40) {
                count++;
            }
        }
        return count;
    }

    @Test
    void viewsAreBesideEachOtherOrOnTopOfEachOtherWhicheverMakesThemLarger() {
        List<List<Side>> both = List.of(List.of(Side.NETWORK, Side.PARTICLES));
        ClipLayout wide = ClipLayout.of(new ClipLook(1280, 720, 1, Theme.DARK, "t", "c"), both, false);
        ClipLayout tall = ClipLayout.of(new ClipLook(720, 1280, 1, Theme.DARK, "t", "c"), both, false);
        assertEquals(
                wide.tiles().getFirst().views().get(0).top(),
                wide.tiles().getFirst().views().get(1).top());
        assertEquals(
                tall.tiles().getFirst().views().get(0).left(),
                tall.tiles().getFirst().views().get(1).left());
        assertNotEquals(
                tall.tiles().getFirst().views().get(0).top(),
                tall.tiles().getFirst().views().get(1).top());
    }

    @Test
    void noPartOfALayoutLeavesThePictureOrLiesOverAnother() {
        for (int count : new int[] {1, 2, 3, 5, 9, 16, 64}) {
            List<List<Side>> sides = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                sides.add(k % 2 == 0 ? List.of(Side.NETWORK, Side.PARTICLES) : List.of(Side.PARTICLES));
            }
            ClipLook look = new ClipLook(640, 480, 1, Theme.DARK, "t", "c");
            boolean[] taken = new boolean[640 * 480];
            for (ClipLayout.Tile tile : ClipLayout.of(look, sides, true).tiles()) {
                for (ClipLayout.View view : tile.views()) {
                    for (int y = view.top(); y < view.top() + view.height(); y++) {
                        for (int x = view.left(); x < view.left() + view.width(); x++) {
                            assertTrue(x >= 0 && x < 640 && y >= 0 && y < 480, count + " scenes");
                            assertTrue(!taken[y * 640 + x], count + " scenes overlap");
                            taken[y * 640 + x] = true;
                        }
                    }
                }
            }
            Arrays.fill(taken, false);
        }
    }
}
