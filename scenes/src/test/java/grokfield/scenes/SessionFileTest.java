package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
    @TempDir
    private Path folder;

    private Path file;
    private SavedSession saved;

    @BeforeEach
    void saveASession() throws Exception {
        file = folder.resolve("run" + SessionFile.ENDING);
        try (Session session = Session.open(SceneLibrary.open("circles-and-grids", List.of("particles.alignment=4")))) {
            session.control().setSpeed(StepControl.UNLIMITED);
            session.advanceOneFrame();
            saved = saved(session, new Tuning(session));
            SessionFile.save(file, saved);
        }
    }

    private static SavedSession saved(Session session, Tuning tuning) {
        return SavedSessions.of(session, tuning, new TimelinePlayer(session, tuning));
    }

    @Test
    void everythingComesBack() throws Exception {
        SavedSession read = SessionFile.open(file);
        assertEquals(saved.states(), read.states());
        assertEquals(saved.scene().particles(), read.scene().particles());
        assertEquals(saved.scene().network(), read.scene().network());
        assertEquals(StepControl.UNLIMITED, read.speed());
        assertEquals(Tuning.Link.NONE, read.link());
    }

    @Test
    void aMissingFileSaysSo() {
        Path missing = folder.resolve("none" + SessionFile.ENDING);
        SceneException problem = assertThrows(SceneException.class, () -> SessionFile.open(missing));
        assertEquals(missing + ": no such file", problem.getMessage());
    }

    @Test
    void anotherKindOfFileIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text" + SessionFile.ENDING), "not a zip");
        SceneException problem = assertThrows(SceneException.class, () -> SessionFile.open(text));
        assertTrue(
                String.valueOf(problem.getMessage()).startsWith(text + ": is not a whole Grokfield session"),
                problem.getMessage());
    }

    @Test
    void damagedFilesAreRefusedWithASentenceOrReadAsAWholeSession() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Randomness randomness = new Randomness(5);
        Path damaged = folder.resolve("damaged" + SessionFile.ENDING);
        int refused = 0;
        for (int trial = 0; trial < 400; trial++) {
            byte[] bytes =
                    java.util.Arrays.copyOf(whole, trial % 4 == 0 ? randomness.nextInt(whole.length) : whole.length);
            for (int i = 0; i < 1 + randomness.nextInt(4) && bytes.length > 0; i++) {
                bytes[randomness.nextInt(bytes.length)] ^= (byte) (1 << randomness.nextInt(8));
            }
            Files.write(damaged, bytes);
            try {
                SessionFile.open(damaged);
            } catch (SceneException e) {
                refused++;
                assertTrue(String.valueOf(e.getMessage()).startsWith(damaged.toString()), e.getMessage());
            }
        }
        assertTrue(refused > 100, "only " + refused + " of 400 damaged files were refused");
    }
}
