package grokfield.render.doctor;

import grokfield.render.window.NoDisplayException;
import grokfield.render.window.NoOpenGlException;
import grokfield.render.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The display, and OpenGL on it and off it, each tried with a small window. */
final class GraphicsFindings {
    private static final int SIDE = 64; // pixels

    private GraphicsFindings() {}

    static List<Finding> all(Map<String, String> environment) {
        List<Finding> findings = new ArrayList<>();
        if (Display.isThere(environment)) {
            String names = Display.names(environment);
            findings.add(Finding.good("display", names.isEmpty() ? "the system's" : names));
            findings.add(openGl("OpenGL", () -> Window.open("Grokfield", SIDE, SIDE)));
        } else {
            findings.add(Finding.optional(
                    "display",
                    "none: neither DISPLAY nor WAYLAND_DISPLAY is set",
                    "grokfield then works off-screen; for the window, start it from a desktop session"));
        }
        findings.add(openGl("OpenGL off-screen", () -> Window.offscreen(SIDE, SIDE)));
        return findings;
    }

    /** Opens a window and asks it; whatever fails is the finding. */
    private static Finding openGl(String subject, Supplier<Window> opening) {
        try (Window window = opening.get()) {
            return Finding.good(subject, window.openGl());
        } catch (NoOpenGlException | NoDisplayException failed) {
            return failed(subject, String.valueOf(failed.getMessage()));
        } catch (LinkageError unloadable) {
            return Finding.missing(
                    subject,
                    "the program's native libraries cannot be loaded: " + unloadable.getMessage(),
                    "build again with ./grokfield on this machine (they are of one system and processor), and see that"
                            + " the folder for temporary files allows programs to run");
        }
    }

    /** The exceptions say what failed, a colon, and what to do. */
    private static Finding failed(String subject, String sentence) {
        int colon = sentence.lastIndexOf(": ");
        return colon < 0
                ? Finding.missing(subject, sentence, "install the graphics card's driver")
                : Finding.missing(subject, sentence.substring(0, colon), sentence.substring(colon + 2));
    }
}
