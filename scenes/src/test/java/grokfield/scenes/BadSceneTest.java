package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadSceneTest {
    @TempDir
    Path folder;

    /** The sentence for a scene file, with the file's name in place of its path. */
    private String sentence(String text) throws IOException {
        return sentence(text.getBytes(StandardCharsets.UTF_8));
    }

    private String sentence(byte[] bytes) throws IOException {
        Path file = folder.resolve("my.toml");
        Files.write(file, bytes);
        return message(() -> SceneReader.read(file));
    }

    private interface Reading {
        Object read() throws SceneException;
    }

    private String message(Reading reading) {
        SceneException refused = assertThrows(SceneException.class, reading::read);
        return String.valueOf(refused.getMessage()).replace(folder + "/", "");
    }

    private void assertSetting(String sentence, String... settings) {
        assertEquals(sentence, message(() -> SceneLibrary.open("circles-and-grids", List.of(settings))));
    }

    @Test
    void aValueOutOfRangeIsNamedWithItsPlace() throws Exception {
        assertEquals(
                "my.toml:2:16: weight_decay must be between 0 and 5, was -1",
                sentence("[particles]\nweight_decay = -1\n"));
        assertEquals(
                "my.toml:3:13: alignment must be between 0 and 20, was 20.5",
                sentence("# x\n[particles]\nalignment = 20.5\n"));
        assertEquals("my.toml:2:10: hidden must be between 1 and 4096, was 0", sentence("[network]\nhidden = 0\n"));
        assertEquals(
                "my.toml:2:17: learning_rate must be between 1.0E-6 and 1, was 0",
                sentence("[network]\nlearning_rate = 0\n"));
        assertEquals(
                "my.toml:2:8: seed must be between 0 and 9007199254740991, was -1", sentence("[network]\nseed = -1\n"));
        assertEquals(
                "my.toml:2:9: steps must be between 0 and 100000000, was 100000001",
                sentence("[particles]\nsteps = 100000001\n"));
        assertSetting(
                "--set particles.alignment=21: alignment must be between 0 and 20, was 21", "particles.alignment=21");
    }

    @Test
    void anUnknownKeyNamesTheNearest() throws Exception {
        assertEquals(
                "my.toml:2:1: unknown key weigth_decay in [particles]: the nearest is weight_decay",
                sentence("[particles]\nweigth_decay = 1\n"));
        assertEquals(
                "my.toml:2:1: unknown key learning_rate in [particles]: it belongs in [network]",
                sentence("[particles]\nlearning_rate = 1\n"));
        assertEquals("my.toml:1:1: unknown key tite at the top: the nearest is title", sentence("tite = 1\n"));
        assertEquals(
                "my.toml:1:1: unknown key aligment at the top: the nearest is particles.alignment",
                sentence("aligment = 1\n"));
        assertEquals(
                "my.toml:2:1: unknown section [netwrok]: the nearest is [network]",
                sentence("[particles]\n[netwrok]\n"));
        assertEquals("my.toml:1:1: particles must be a section [particles], was 3", sentence("particles = 3\n"));
        assertEquals(
                "my.toml:1:1: particles must be a section [particles], was an array of 1",
                sentence("[[particles]]\nseed = 1\n"));
        assertSetting(
                "--set particles.alignmet=1: unknown key alignmet in [particles]: the nearest is alignment",
                "particles.alignmet=1");
        assertSetting("--set alignment=1: unknown key alignment at the top: it belongs in [particles]", "alignment=1");
        assertSetting("--set part.x=1: unknown section [part]: the nearest is [particles]", "part.x=1");
        assertSetting("--set particles=1: particles is a section; name one of its keys", "particles=1");
        assertSetting("--set alignment: must be key=value, such as particles.alignment=4", "alignment");
    }

    @Test
    void aWrongTypeSaysWhatWasExpected() throws Exception {
        assertEquals(
                "my.toml:2:13: alignment must be a number, was \"strong\"",
                sentence("[particles]\nalignment = \"strong\"\n"));
        assertEquals("my.toml:2:9: steps must be a whole number, was 2.5", sentence("[particles]\nsteps = 2.5\n"));
        assertEquals("my.toml:2:10: trails must be true or false, was 1", sentence("[view]\ntrails = 1\n"));
        assertEquals("my.toml:1:9: title must be text in quotes, was 1", sentence("title = 1\n"));
        assertEquals(
                "my.toml:2:13: alignment must be a number, was an array of 2",
                sentence("[particles]\nalignment = [1, 2]\n"));
        assertEquals(
                "my.toml:2:13: alignment must be a number, was a table of 1",
                sentence("[particles]\nalignment = {x = 1}\n"));
        assertEquals(
                "my.toml:2:13: alignment must be a number, was 1979-05-27",
                sentence("[particles]\nalignment = 1979-05-27\n"));
        assertEquals(
                "my.toml:2:13: alignment must be a finite number, was nan", sentence("[particles]\nalignment = nan\n"));
        assertEquals(
                "my.toml:2:13: alignment must be a finite number, was -inf",
                sentence("[particles]\nalignment = -inf\n"));
        assertEquals(
                "my.toml:2:8: size must be WIDTHxHEIGHT, even numbers between 16 and 8192 such as 1920x1080, was"
                        + " \"1921x1080\"",
                sentence("[record]\nsize = \"1921x1080\"\n"));
        assertSetting("--set view.trails=yes: trails must be true or false, was \"yes\"", "view.trails=yes");
    }

    @Test
    void anUnknownNameListsTheKnownOnes() throws Exception {
        assertTrue(sentence("[particles]\nengine = \"vectr\"\n")
                .startsWith("my.toml:2:10: unknown engine \"vectr\": the nearest of auto, scalar"));
        assertEquals(
                "my.toml:2:7: unknown law \"gravity\": there is only clustering-alignment",
                sentence("[particles]\nlaw = \"gravity\"\n"));
        assertEquals(
                "my.toml:2:13: unknown operation \"a-b\": the nearest of a+b, a*b, a^2+b^2, |a-b| is a+b, and a"
                        + " symmetric table [[0, 1], …] is taken too",
                sentence("[task]\noperation = \"a-b\"\n"));
        assertEquals(
                "my.toml:2:9: start must be \"normal\", \"network\" or a .npy or .csv file, was \"gird\"",
                sentence("[particles]\nstart = \"gird\"\n"));
        assertEquals(
                "unknown scene \"circle-and-grid\": the nearest is circles-and-grids, and `grokfield scenes` lists"
                        + " them all",
                message(() -> SceneLibrary.open("circle-and-grid")));
    }

    @Test
    void anAbsurdSizeSaysWhatItWouldCost() throws Exception {
        assertEquals("my.toml:2:11: modulus must be between 2 and 1024, was 1", sentence("[task]\nmodulus = 1\n"));
        assertEquals(
                "my.toml:2:11: modulus must be between 2 and 1024, was 1000000: 1000000 particles make 5.0e11 pairs,"
                        + " 2.5e23 pair interactions a step (about 7.9e5 years) and 22 TB of memory",
                sentence("[task]\nmodulus = 1000000\n"));
        assertSetting(
                "--set task.modulus=1025: modulus must be between 2 and 1024, was 1025: 1025 particles make 525825"
                        + " pairs, 2.8e11 pair interactions a step (about 28 s) and 23 MB of memory",
                "task.modulus=1025");
    }

    @Test
    void aTableThatIsNoTaskSaysWhere() throws Exception {
        String begin = "[particles]\n[task]\noperation = ";
        assertEquals(
                "my.toml:3:13: the table must be symmetric: row 0 column 1 has 1, row 1 column 0 has 0",
                sentence(begin + "[[0, 1], [0, 1]]\n"));
        assertEquals(
                "my.toml:3:13: the table must be square: row 1 has 1 entries, not 2",
                sentence(begin + "[[0, 1], [0]]\n"));
        assertEquals("my.toml:3:13: the table must have at least 2 rows, has 1", sentence(begin + "[[0]]\n"));
        assertEquals("my.toml:3:13: the table must have at least 2 rows, has 0", sentence(begin + "[]\n"));
        assertEquals(
                "my.toml:3:13: operation must hold whole numbers; row 0 column 1 has \"x\"",
                sentence(begin + "[[0, \"x\"], [1, 0]]\n"));
        assertEquals(
                "my.toml:3:13: operation must be a table of rows [[0, 1], …]; row 0 is 1",
                sentence(begin + "[1, 2]\n"));
        assertEquals(
                "my.toml:3:13: the table's classes must be between 0 and 3, row 0 column 0 has -1",
                sentence(begin + "[[-1, 1], [1, 0]]\n"));
        assertEquals(
                "my.toml:4:11: modulus must be 2 or left out, as the table has 2 rows, was 3",
                sentence(begin + "[[0, 1], [1, 0]]\nmodulus = 3\n"));
    }

    @Test
    void aSceneNeedsASide() throws Exception {
        assertEquals("my.toml: a scene needs a section [particles] or [network], or both", sentence(""));
        Files.writeString(folder.resolve("one.toml"), "[particles]\n");
        assertEquals(
                "--set network.seed=3: this scene has no [network]",
                message(() -> SceneReader.read(folder.resolve("one.toml"), List.of("network.seed=3"))));
    }

    @Test
    void aStartThatCannotBeIsNamed() throws Exception {
        assertEquals(
                "my.toml:2:9: start = \"network\" needs a section [network]",
                sentence("[particles]\nstart = \"network\"\n"));
        assertEquals(
                "my.toml:3:9: start = \"network\" needs the same dimensions on both sides, but [particles] has 3 and"
                        + " [network] 2",
                sentence("[particles]\ndimensions = 3\nstart = \"network\"\n[network]\n"));
        String begin = "[task]\nmodulus = 2\n[particles]\nstart = ";
        assertEquals(
                "my.toml:4:9: start file no.npy cannot be used: no such file or folder",
                sentence(begin + "\"no.npy\"\n"));
        Files.writeString(folder.resolve("a.npy"), "x");
        assertEquals(
                "my.toml:4:9: start file a.npy cannot be used: it is no NumPy file", sentence(begin + "\"a.npy\"\n"));
        write("b.npy", new double[6], 3, 2);
        assertEquals(
                "my.toml:4:9: start file b.npy must have shape (2, 2) for this scene, was (3, 2)",
                sentence(begin + "\"b.npy\"\n"));
        write("c.npy", new double[] {1, 2, 3, Double.NaN}, 2, 2);
        assertEquals(
                "my.toml:4:9: start file c.npy: coordinate 1 of particle 1 must be a finite number, was nan",
                sentence(begin + "\"c.npy\"\n"));
        Files.writeString(folder.resolve("d.csv"), "1,2\n3,x\n");
        assertEquals(
                "my.toml:4:9: start file d.csv, line 2: must hold numbers, has \"x\"", sentence(begin + "\"d.csv\"\n"));
        Files.writeString(folder.resolve("e.csv"), "1,2\n3\n");
        assertEquals(
                "my.toml:4:9: start file e.csv, line 2: must have 2 numbers, has 1", sentence(begin + "\"e.csv\"\n"));
        Files.writeString(folder.resolve("f.csv"), "1,2\n\n3,4\n5,6\n");
        assertEquals(
                "my.toml:4:9: start file f.csv must have shape (2, 2) for this scene, was (3, 2)",
                sentence(begin + "\"f.csv\"\n"));
        Files.writeString(folder.resolve("g.csv"), "1,2\n3,nan\n");
        assertTrue(sentence(begin + "\"g.csv\"\n").endsWith(": must hold numbers, has \"nan\""));
        Files.write(folder.resolve("h.csv"), new byte[] {'1', ',', (byte) 0xff});
        assertEquals("my.toml:4:9: start file h.csv cannot be used: it is not UTF-8", sentence(begin + "\"h.csv\"\n"));
        assertEquals("my.toml:4:9: start \"\\u0000.npy\" is no path", sentence(begin + "\"\\u0000.npy\"\n"));
    }

    private void write(String name, double[] values, int... shape) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, values, shape);
        Files.write(folder.resolve(name), out.toByteArray());
    }

    @Test
    void whatIsNoTomlHasItsLineAndColumn() throws Exception {
        assertEquals(
                "my.toml:2:8: Unexpected end of line, expected a value", sentence("[particles]\nseed = \n[network]\n"));
        assertEquals(
                "my.toml:3:1: seed previously defined at line 2, column 1",
                sentence("[particles]\nseed = 1\nseed = 2\n"));
        assertEquals(
                "my.toml:2:9: the byte 0xff is not UTF-8",
                sentence(new byte[] {'\n', 't', 'i', 't', 'l', 'e', '=', '"', 'x', (byte) 0xff, '"'}));
        assertEquals("my.toml: is a folder, not a scene file", message(() -> {
            Path directory = folder.resolve("my.toml");
            assertTrue(directory.toFile().delete() && directory.toFile().mkdir());
            return SceneReader.read(directory);
        }));
        assertEquals(
                "none.toml: cannot be read: no such file or folder",
                message(() -> SceneReader.read(folder.resolve("none.toml"))));
    }

    @Test
    void anEngineThatDoesNotFitTheDimensionsIsNamedWithItsPlace() throws Exception {
        assertEquals(
                "my.toml:3:10: engine fast works in 2 dimensions, not in 3",
                sentence("[particles]\ndimensions = 3\nengine = \"fast\"\n"));
    }

    @Test
    void everyMutatedFileIsASceneOrOneSentence() throws Exception {
        Randomness random = new Randomness(2026);
        List<String> texts = new ArrayList<>();
        for (String name : SceneLibrary.names()) {
            texts.add(SceneLibrary.text(name));
        }
        Path file = folder.resolve("mutated.toml");
        int scenes = 0;
        int sentences = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = mutate(random, texts.get(random.nextInt(texts.size())));
            Files.write(file, bytes);
            try {
                assertNotNull(SceneReader.read(file));
                scenes++;
            } catch (SceneException e) {
                String sentence = String.valueOf(e.getMessage());
                assertTrue(sentence.startsWith(file + ":"), sentence);
                assertFalse(sentence.chars().anyMatch(Character::isISOControl), sentence);
                sentences++;
            }
        }
        assertTrue(scenes > 150 && sentences > 800, scenes + " scenes, " + sentences + " sentences");
    }

    private static byte[] mutate(Randomness random, String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String[] values = {
            "-1",
            "nan",
            "inf",
            "1e400",
            "\"\"",
            "[]",
            "[[]]",
            "{}",
            "true",
            "9223372036854775808",
            "0x",
            "'",
            "\"\"\"",
            "1979-05-27T07:32:00Z",
            "2",
            "0.5",
            "\"network\"",
            "\"x.npy\"",
            "[[0, 1], [1, 0]]",
            "[1, [2]]",
            "''",
            "1_0"
        };
        for (int k = 0; k < 1 + random.nextInt(3); k++) {
            int line = random.nextInt(lines.size());
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(line);
                case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
                case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
                case 3, 4 -> {
                    String value = values[random.nextInt(values.length)];
                    lines.set(line, lines.get(line).replaceFirst("=.*", "= " + value));
                }
                default -> lines.set(line, lines.get(line) + lines.get(random.nextInt(lines.size())));
            }
        }
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        for (int k = random.nextInt(4) == 0 ? 2 : 0; k > 0 && bytes.length > 0; k--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void everyMutatedSettingIsASceneOrOneSentence() {
        Randomness random = new Randomness(7);
        String[] pieces = {
            "particles",
            ".",
            "alignment",
            "=",
            "4",
            "\"",
            "\n",
            "[",
            "]",
            "task",
            "operation",
            "a*b",
            " ",
            "#",
            "title",
            "\u0000",
            "start",
            "x.csv",
            "{",
            "'",
            "é",
            "1e3",
            "--set"
        };
        int scenes = 0;
        for (int i = 0; i < 1000; i++) {
            StringBuilder setting = new StringBuilder(random.nextInt(2) == 0 ? "particles.start=" : "title=");
            for (int k = random.nextInt(5); k > 0; k--) {
                setting.insert(random.nextInt(setting.length() + 1), pieces[random.nextInt(pieces.length)]);
            }
            try {
                SceneLibrary.open("clustering-only", List.of(setting.toString()));
                scenes++;
            } catch (SceneException e) {
                String sentence = String.valueOf(e.getMessage());
                assertTrue(sentence.startsWith("--set "), sentence);
                assertFalse(sentence.chars().anyMatch(Character::isISOControl), sentence);
            }
        }
        assertTrue(scenes > 100, "scenes: " + scenes);
    }
}
