package grokfield.render.window;

import static org.lwjgl.glfw.GLFW.GLFW_ANY_PLATFORM;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_NULL;
import static org.lwjgl.glfw.GLFW.glfwGetError;
import static org.lwjgl.glfw.GLFW.glfwInit;
import static org.lwjgl.glfw.GLFW.glfwInitHint;
import static org.lwjgl.glfw.GLFW.glfwTerminate;

import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** GLFW itself: initialised with the first window on one platform, terminated with the last. Main thread only. */
final class Glfw {
    private static @Nullable Boolean onDisplay;
    private static int windows;

    private Glfw() {}

    /**
     * Initialises GLFW on the display's platform, or on the null platform that needs no display.
     *
     * @throws NoDisplayException if there is no display
     */
    static void acquire(boolean display) {
        if (onDisplay != null) {
            if (onDisplay != display) {
                throw new IllegalStateException(
                        "a window on a display and one without cannot be open together: close the first before the second");
            }
            windows++;
            return;
        }
        glfwInitHint(GLFW_PLATFORM, display ? GLFW_ANY_PLATFORM : GLFW_PLATFORM_NULL);
        if (!glfwInit()) {
            throw new NoDisplayException("no window can be opened (" + lastError()
                    + "): set DISPLAY or WAYLAND_DISPLAY, or work without a window, as `grokfield run` does");
        }
        onDisplay = display;
        windows = 1;
    }

    static void release() {
        windows--;
        if (windows == 0) {
            glfwTerminate();
            onDisplay = null;
        }
    }

    /** What GLFW says about its last failure. */
    static String lastError() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer text = stack.mallocPointer(1);
            int code = glfwGetError(text);
            long address = text.get(0);
            if (address == MemoryUtil.NULL) {
                return "GLFW error " + code;
            }
            return MemoryUtil.memUTF8(address);
        }
    }
}
