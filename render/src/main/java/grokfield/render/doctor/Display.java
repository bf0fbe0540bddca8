package grokfield.render.doctor;

import java.util.Locale;
import java.util.Map;

/** Whether there is a display to open a window on. */
public final class Display {
    private Display() {}

    /**
     * Whether a window can be tried. Only where displays are named by the environment (Linux and other Unixes with X11
     * or Wayland) can there be none.
     *
     * @param environment as in {@link System#getenv()}
     */
    public static boolean isThere(Map<String, String> environment) {
        return isThere(System.getProperty("os.name", ""), environment);
    }

    static boolean isThere(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("mac")
                || name.startsWith("windows")
                || !names(environment).isEmpty();
    }

    /** The displays that the environment names, for people; empty if none. */
    static String names(Map<String, String> environment) {
        String wayland = environment.getOrDefault("WAYLAND_DISPLAY", "");
        String x11 = environment.getOrDefault("DISPLAY", "");
        return (wayland.isBlank() ? "" : "Wayland " + wayland)
                + (wayland.isBlank() || x11.isBlank() ? "" : ", ")
                + (x11.isBlank() ? "" : "X11 " + x11);
    }
}
