package grokfield.render.cli;

import grokfield.render.ui.App;
import grokfield.render.ui.AppOptions;
import grokfield.render.window.NoDisplayException;
import grokfield.render.window.NoOpenGlException;
import grokfield.scenes.SceneException;
import java.nio.file.Path;
import java.util.Optional;

/** The window from its opening to its end. */
final class WindowRun {
    private WindowRun() {}

    /**
     * Opens the window and runs it until the user closes it, or asks the process to end.
     *
     * @param session a saved session to go on with
     * @param frames the most frames to draw
     * @throws SceneException if the scene cannot be brought to life
     * @throws FailedException if there is no display or no OpenGL, with the sentence that says what to do
     */
    static void onDisplay(AppOptions options, Optional<Path> session, long frames) throws SceneException {
        try (Interrupt interrupt = new Interrupt(() -> {});
                App app = App.open(options)) {
            session.ifPresent(app.workspace()::openFile);
            for (long frame = 0; frame < frames && !app.shouldClose() && !interrupt.isRequested(); frame++) {
                app.frame();
            }
        } catch (NoDisplayException | NoOpenGlException impossible) {
            throw failure(impossible);
        } catch (LinkageError unloadable) {
            throw new FailedException("the program's native libraries cannot be loaded (" + unloadable.getMessage()
                    + "); grokfield doctor says what to do.");
        }
    }

    /** The sentence of the window, and who knows more. */
    static FailedException failure(RuntimeException impossible) {
        return new FailedException(impossible.getMessage() + "; grokfield doctor says what was found.");
    }
}
