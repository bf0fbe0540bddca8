package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.SceneException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the user reads when a command fails. */
class MessagesTest {
    private final StringWriter err = new StringWriter();
    private final Messages messages =
            new Messages(new Console(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false));

    @Test
    void aWrongSceneIsItsSentenceAndStatusTwo() {
        int status = messages.failure(
                new SceneException("scenes/my.toml:12:9: weight_decay must be between 0 and 5, was -1"), false);
        assertEquals(2, status);
        assertEquals(
                "grokfield: scenes/my.toml:12:9: weight_decay must be between 0 and 5, was -1",
                err.toString().strip());
    }

    @Test
    void anUnexpectedErrorIsOneSentenceAndItsDetailsAreInAFile() throws IOException {
        assertEquals(1, messages.failure(new IllegalStateException("the lamp\nis out"), false));
        String sentence = err.toString().strip();
        assertTrue(sentence.startsWith("grokfield: unexpected error: the lamp is out; details in "), sentence);
        assertFalse(sentence.contains("\n"), sentence);
        Path details = Path.of(sentence.substring(sentence.indexOf("details in ") + "details in ".length()));
        assertTrue(Files.readString(details).contains("java.lang.IllegalStateException: the lamp"));
        Files.delete(details);
    }

    @Test
    void debuggingPrintsTheStackTrace() {
        assertEquals(1, messages.failure(new FailedException("the disk is full"), true));
        assertTrue(err.toString().contains("at grokfield.render.cli.MessagesTest"), err.toString());
        assertTrue(err.toString().contains("grokfield: the disk is full"), err.toString());
    }
}
