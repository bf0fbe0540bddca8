package grokfield.render.window;

import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_CREATION_API;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MAJOR;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MINOR;
import static org.lwjgl.glfw.GLFW.GLFW_EGL_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_FALSE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_CORE_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_DEBUG_CONTEXT;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_FORWARD_COMPAT;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_SCALE_TO_MONITOR;
import static org.lwjgl.glfw.GLFW.GLFW_TRUE;
import static org.lwjgl.glfw.GLFW.GLFW_VISIBLE;
import static org.lwjgl.glfw.GLFW.glfwCreateWindow;
import static org.lwjgl.glfw.GLFW.glfwDefaultWindowHints;
import static org.lwjgl.glfw.GLFW.glfwDestroyWindow;
import static org.lwjgl.glfw.GLFW.glfwGetFramebufferSize;
import static org.lwjgl.glfw.GLFW.glfwGetWindowContentScale;
import static org.lwjgl.glfw.GLFW.glfwGetWindowSize;
import static org.lwjgl.glfw.GLFW.glfwMakeContextCurrent;
import static org.lwjgl.glfw.GLFW.glfwPollEvents;
import static org.lwjgl.glfw.GLFW.glfwSetDropCallback;
import static org.lwjgl.glfw.GLFW.glfwSetFramebufferSizeCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowContentScaleCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowShouldClose;
import static org.lwjgl.glfw.GLFW.glfwSetWindowSizeCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowTitle;
import static org.lwjgl.glfw.GLFW.glfwSwapBuffers;
import static org.lwjgl.glfw.GLFW.glfwSwapInterval;
import static org.lwjgl.glfw.GLFW.glfwWindowHint;
import static org.lwjgl.glfw.GLFW.glfwWindowShouldClose;
import static org.lwjgl.opengl.GL33C.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL33C.GL_FRAMEBUFFER;
import static org.lwjgl.opengl.GL33C.GL_RENDERER;
import static org.lwjgl.opengl.GL33C.GL_VERSION;
import static org.lwjgl.opengl.GL33C.glBindFramebuffer;
import static org.lwjgl.opengl.GL33C.glClear;
import static org.lwjgl.opengl.GL33C.glClearColor;
import static org.lwjgl.opengl.GL33C.glFinish;
import static org.lwjgl.opengl.GL33C.glGetString;
import static org.lwjgl.opengl.GL33C.glViewport;
import static org.lwjgl.system.MemoryUtil.NULL;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.PictureTooLargeException;
import grokfield.render.gl.PixelImage;
import grokfield.render.gl.Rgb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFWDropCallback;
import org.lwjgl.glfw.GLFWFramebufferSizeCallback;
import org.lwjgl.glfw.GLFWWindowContentScaleCallback;
import org.lwjgl.glfw.GLFWWindowSizeCallback;
import org.lwjgl.opengl.GL;

/**
 * A window with an OpenGL 3.3 core context, or the same without a display. Everything here belongs to the thread that opened it,
 * which on macOS must be the process's first.
 *
 * <p>Sizes: {@code width} and {@code height} are in window units, as the mouse and Dear ImGui count; {@code pixelWidth} and
 * {@code pixelHeight} in pixels; {@link #contentScale()} is how much larger than at 96 dpi, in pixels, things should be.
 */
public final class Window implements Surface, AutoCloseable {
    private static final int HIDDEN = 16; // window units

    private final long handle;
    private final @Nullable Framebuffer target; // null: the window's own
    private final List<AutoCloseable> callbacks = new ArrayList<>();
    private Consumer<List<Path>> onDrop = paths -> {};
    private int width;
    private int height;
    private int pixelWidth;
    private int pixelHeight;
    private float contentScale;
    private boolean closeRequested;

    private Window(long handle, @Nullable Framebuffer target) {
        this.handle = handle;
        this.target = target;
    }

    /**
     * Opens a window on the display, synchronised with its refresh.
     *
     * @throws NoDisplayException if there is none
     * @throws NoOpenGlException if OpenGL 3.3 cannot be had on it
     */
    public static Window open(String title, int width, int height) {
        Glfw.acquire(true);
        long handle = create(title, width, height, true);
        glfwSwapInterval(1);
        Window window = new Window(handle, null);
        window.readSizes();
        window.installCallbacks();
        return window;
    }

    /**
     * Opens a context that needs no display and draws into memory.
     *
     * @throws NoOpenGlException if OpenGL 3.3 cannot be had through EGL
     * @throws PictureTooLargeException if the driver draws no such size
     */
    public static Window offscreen(int width, int height) {
        return offscreen(width, height, 1);
    }

    /** As {@link #offscreen(int, int)}, as if on a display whose content scale is so much. */
    public static Window offscreen(int width, int height, float contentScale) {
        Glfw.acquire(false);
        long handle = create("Grokfield", HIDDEN, HIDDEN, false); // it lends its context alone
        Framebuffer memory;
        try {
            memory = new Framebuffer(width, height);
        } catch (PictureTooLargeException tooLarge) {
            new Window(handle, null).close();
            throw tooLarge;
        }
        Window window = new Window(handle, memory);
        window.contentScale = contentScale;
        window.setSize(width, height);
        return window;
    }

    private static long create(String title, int width, int height, boolean display) {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, onMac() ? GLFW_TRUE : GLFW_FALSE);
        glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, display ? GLFW_FALSE : GLFW_TRUE);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        if (!display) {
            glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
            glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        }
        long handle = glfwCreateWindow(width, height, title, NULL, NULL);
        if (handle == NULL) {
            String reason = Glfw.lastError();
            Glfw.release();
            throw new NoOpenGlException("OpenGL 3.3 is not to be had (" + reason + "): " + remedy());
        }
        glfwMakeContextCurrent(handle);
        try {
            GL.createCapabilities();
        } catch (IllegalStateException | UnsatisfiedLinkError e) {
            glfwDestroyWindow(handle);
            Glfw.release();
            throw new NoOpenGlException("OpenGL cannot be loaded (" + e.getMessage() + "): " + remedy());
        }
        return handle;
    }

    private static boolean onMac() {
        return osName().contains("mac");
    }

    private static String osName() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    private static String remedy() {
        if (osName().contains("linux")) {
            return "install the graphics driver, or for software rendering on Debian"
                    + " `apt install libgl1 libglx-mesa0 libgl1-mesa-dri libegl1 libegl-mesa0`";
        }
        return "install the graphics card's driver";
    }

    private void readSizes() {
        int[] x = new int[1];
        int[] y = new int[1];
        glfwGetWindowSize(handle, x, y);
        width = x[0];
        height = y[0];
        glfwGetFramebufferSize(handle, x, y);
        pixelWidth = x[0];
        pixelHeight = y[0];
        float[] scale = new float[1];
        glfwGetWindowContentScale(handle, scale, new float[1]);
        contentScale = scale[0];
    }

    private void installCallbacks() {
        GLFWWindowSizeCallback size = GLFWWindowSizeCallback.create((w, newWidth, newHeight) -> {
            width = newWidth;
            height = newHeight;
        });
        glfwSetWindowSizeCallback(handle, size);
        callbacks.add(size);
        GLFWFramebufferSizeCallback pixels = GLFWFramebufferSizeCallback.create((w, newWidth, newHeight) -> {
            pixelWidth = newWidth;
            pixelHeight = newHeight;
        });
        glfwSetFramebufferSizeCallback(handle, pixels);
        callbacks.add(pixels);
        GLFWWindowContentScaleCallback scale =
                GLFWWindowContentScaleCallback.create((w, xScale, yScale) -> contentScale = xScale);
        glfwSetWindowContentScaleCallback(handle, scale);
        callbacks.add(scale);
        GLFWDropCallback drop = GLFWDropCallback.create((w, count, names) -> {
            List<Path> paths = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                paths.add(Path.of(GLFWDropCallback.getName(names, i)));
            }
            onDrop.accept(paths);
        });
        glfwSetDropCallback(handle, drop);
        callbacks.add(drop);
    }

    /** Handles waiting input: moves the events to their callbacks. */
    public void poll() {
        glfwPollEvents();
    }

    /** Directs drawing into the window (or the memory behind it), all of it, and clears it. */
    public void beginFrame(Rgb background) {
        bind();
        glClearColor(background.red(), background.green(), background.blue(), 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    /** Directs drawing into the window (or the memory behind it), all of it. */
    @Override
    public void bind() {
        if (target == null) {
            glBindFramebuffer(GL_FRAMEBUFFER, 0);
            glViewport(0, 0, pixelWidth, pixelHeight);
        } else {
            target.bind();
        }
    }

    /** Shows what was drawn; without a display, waits for the drawing to end. */
    public void swap() {
        if (target == null) {
            glfwSwapBuffers(handle);
        } else {
            glFinish();
        }
    }

    /** Copies what was drawn to main memory. Call it before {@link #swap}. */
    public PixelImage capture() {
        if (target != null) {
            return target.read();
        }
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        return Framebuffer.readBound(pixelWidth, pixelHeight);
    }

    /**
     * Copies what was drawn into a picture, as large as fits and in the middle; the rest of the picture stays as it is. Call it before
     * {@link #swap}.
     */
    public void copyTo(Framebuffer picture) {
        if (target == null) {
            Framebuffer.copyFitted(0, pixelWidth, pixelHeight, picture);
        } else {
            target.copyFitted(picture);
        }
    }

    /** What was drawn; without a display only. */
    public Framebuffer picture() {
        return Objects.requireNonNull(target, "a window on a display keeps no picture");
    }

    /** Whether the user asked to close the window, or the program did. */
    public boolean shouldClose() {
        return closeRequested || glfwWindowShouldClose(handle);
    }

    /** Asks the main loop to end, or takes the request back. */
    public void requestClose(boolean close) {
        closeRequested = close;
        glfwSetWindowShouldClose(handle, close);
    }

    /** What to do with files dropped on the window. */
    public void onDrop(Consumer<List<Path>> action) {
        onDrop = action;
    }

    public void setTitle(String title) {
        glfwSetWindowTitle(handle, title);
    }

    /** Changes the size of a window without a display, in pixels. */
    public void setSize(int newWidth, int newHeight) {
        Framebuffer memory = Objects.requireNonNull(target, "a window on a display is resized by its user");
        memory.resize(newWidth, newHeight);
        width = newWidth;
        height = newHeight;
        pixelWidth = newWidth;
        pixelHeight = newHeight;
    }

    /** Changes the content scale of a window without a display. */
    public void setContentScale(float scale) {
        Objects.requireNonNull(target, "a window on a display has its display's content scale");
        contentScale = scale;
    }

    /** Waits (true) or not (false) for the display's refresh in {@link #swap}. */
    public void setVerticalSync(boolean on) {
        if (target == null) {
            glfwSwapInterval(on ? 1 : 0);
        }
    }

    /** Whether there is no display behind this window. */
    public boolean isOffscreen() {
        return target != null;
    }

    /** GLFW's handle. */
    long handle() {
        return handle;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int pixelWidth() {
        return pixelWidth;
    }

    @Override
    public int pixelHeight() {
        return pixelHeight;
    }

    /** Pixels per window unit: 2 on a Mac's Retina display, 1 elsewhere. */
    @Override
    public float pixelsPerUnit() {
        return width == 0 ? 1 : pixelWidth / (float) width;
    }

    /** Pixels per design unit (1/96 inch). */
    @Override
    public float contentScale() {
        return contentScale;
    }

    /** The driver's name and version of OpenGL, for people. */
    public String openGl() {
        return "OpenGL " + glGetString(GL_VERSION) + ", " + glGetString(GL_RENDERER);
    }

    @Override
    public void close() {
        if (target != null) {
            target.close();
        }
        GL.setCapabilities(null);
        glfwMakeContextCurrent(NULL);
        glfwDestroyWindow(handle);
        for (AutoCloseable callback : callbacks) {
            try {
                callback.close();
            } catch (Exception e) {
                throw new IllegalStateException("a window callback cannot be freed", e);
            }
        }
        Glfw.release();
    }
}
