package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClipFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1281 | 720  | 60  | the width of a video must be an even number of pixels, was 1281",
                "1280 | 721  | 60  | the height of a video must be an even number of pixels, was 721",
                "8    | 720  | 60  | the width of a video must be between 16 and 8192 pixels, was 8",
                "1280 | 9000 | 60  | the height of a video must be between 16 and 8192 pixels, was 9000",
                "1280 | 720  | 0   | frames_per_second must be between 1 and 240, was 0",
                "1280 | 720  | 241 | frames_per_second must be between 1 and 240, was 241"
            })
    void whatNoVideoCanBeIsNamedWithItsRange(int width, int height, int rate, String sentence) {
        assertEquals(
                sentence,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ClipFormat(ClipKind.MP4, width, height, rate, ClipQuality.STANDARD))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"clip.mp4, MP4", "clip.MP4, MP4", "a.b.webm, WEBM", "x/y.gif, GIF", "frames, PNG", "x.png, PNG"})
    void aNameTellsTheKind(String name, ClipKind kind) {
        assertEquals(Optional.of(kind), ClipKind.of(Path.of(name)));
    }

    @Test
    void anEndingThatIsNoneOfOursIsNoKind() {
        assertEquals(Optional.empty(), ClipKind.of(Path.of("clip.avi")));
        assertEquals(Path.of("a", "clip"), ClipKind.PNG.place(Path.of("a", "clip.png")));
        assertEquals(Path.of("a", "clip"), ClipKind.PNG.place(Path.of("a", "clip")));
    }

    @ParameterizedTest
    @EnumSource(ClipQuality.class)
    void everyQualityIsFoundByItsName(ClipQuality quality) {
        assertEquals(Optional.of(quality), ClipQuality.of(quality.label()));
        assertEquals(Optional.of(quality), ClipQuality.of(quality.name()));
        assertTrue(ClipQuality.of("good").isEmpty());
    }
}
