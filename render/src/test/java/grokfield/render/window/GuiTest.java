package grokfield.render.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.GlErrors;
import grokfield.render.gl.PixelImage;
import imgui.ImFont;
import imgui.ImGui;
import imgui.flag.ImGuiCond;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuiTest {
    private Window window;

    @BeforeEach
    void open() {
        window = Window.offscreen(400, 300);
    }

    @AfterEach
    void close() {
        GlErrors.check("at the end of the test");
        window.close();
    }

    private void frame(Gui gui, Runnable panels) {
        window.beginFrame(gui.background());
        gui.beginFrame(1 / 60.0);
        panels.run();
        gui.endFrame();
    }

    private static void panel(Runnable contents) {
        ImGui.setNextWindowPos(20, 20, ImGuiCond.Always);
        ImGui.setNextWindowSize(300, 200, ImGuiCond.Always);
        ImGui.begin("Panel");
        contents.run();
        ImGui.end();
    }

    @Test
    void everySymbolHasAGlyphInEveryCut() {
        try (Gui gui = new Gui(window, Theme.DARK, null)) {
            Fonts fonts = gui.fonts();
            List<String> missing = new ArrayList<>();
            String all = Fonts.SYMBOLS + "0123456789AZaz~éöß×÷±·²";
            for (ImFont font : List.of(fonts.regular(), fonts.strong(), fonts.small(), fonts.large())) {
                int fallback = font.getFallbackGlyph().getCodepoint();
                all.codePoints()
                        .filter(c -> font.findGlyph(c).getCodepoint() != c || c == fallback)
                        .forEach(c -> missing.add(Character.toString(c)));
            }
            assertEquals(List.of(), missing);
        }
    }

    @Test
    void figuresAreAsWideAsEachOther() {
        try (Gui gui = new Gui(window, Theme.DARK, null)) {
            for (char c = '1'; c <= '9'; c++) {
                assertEquals(
                        gui.fonts().regular().getCharAdvance('0'),
                        gui.fonts().regular().getCharAdvance(c),
                        "width of " + c);
            }
        }
    }

    @Test
    void aPanelIsDrawnInTheThemesColours() {
        for (Theme theme : Theme.values()) {
            try (Gui gui = new Gui(window, theme, null)) {
                for (int i = 0; i < 3; i++) {
                    frame(gui, () -> panel(() -> ImGui.textUnformatted("alignment α = 2")));
                }
                PixelImage image = window.capture();
                assertEquals(theme.backdrop().packed(), swapped(image.rgb(390, 290)), "backdrop");
                assertEquals(theme.panel().packed(), swapped(image.rgb(200, 180)), "panel");
                assertTrue(inkIn(image, 24, 48, 200, 80) > 60, "text is drawn");
            }
        }
    }

    /** 0xRRGGBB as an opaque 0xAABBGGRR. */
    private static int swapped(int rgb) {
        return 0xff000000 | (rgb & 255) << 16 | (rgb & 0xff00) | (rgb >> 16 & 255);
    }

    /** How many pixels of a rectangle differ from its first. */
    private static int inkIn(PixelImage image, int left, int top, int right, int bottom) {
        int ink = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (image.rgb(x, y) != image.rgb(left, top)) {
                    ink++;
                }
            }
        }
        return ink;
    }

    @Test
    void aButtonIsClickedThroughInputEvents() {
        try (Gui gui = new Gui(window, Theme.DARK, null)) {
            int[] clicks = {0};
            float[] middle = new float[2];
            Runnable panels = () -> panel(() -> {
                if (ImGui.button("Reset")) {
                    clicks[0]++;
                }
                middle[0] = (ImGui.getItemRectMinX() + ImGui.getItemRectMaxX()) / 2;
                middle[1] = (ImGui.getItemRectMinY() + ImGui.getItemRectMaxY()) / 2;
            });
            frame(gui, panels);
            frame(gui, panels);
            ImGui.getIO().addMousePosEvent(middle[0], middle[1]);
            frame(gui, panels);
            ImGui.getIO().addMouseButtonEvent(0, true);
            frame(gui, panels);
            ImGui.getIO().addMouseButtonEvent(0, false);
            frame(gui, panels);
            frame(gui, panels);
            assertEquals(1, clicks[0]);
        }
    }

    @Test
    void textGrowsWithTheContentScale() {
        try (Gui gui = new Gui(window, Theme.DARK, null)) {
            float[] width = new float[2];
            frame(gui, () -> width[0] = ImGui.calcTextSizeX("circularity"));
            window.setContentScale(2);
            frame(gui, () -> width[1] = ImGui.calcTextSizeX("circularity"));
            assertEquals(2, width[1] / width[0], 0.08);
            assertEquals(2, gui.scale());
        }
    }

    @Test
    void changingTheThemeChangesThePicture() {
        try (Gui gui = new Gui(window, Theme.DARK, null)) {
            frame(gui, () -> panel(() -> {}));
            int dark = window.capture().rgb(200, 180);
            gui.setTheme(Theme.LIGHT);
            frame(gui, () -> panel(() -> {}));
            assertNotEquals(dark, window.capture().rgb(200, 180));
        }
    }

    @Test
    void theLayoutIsRemembered(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("kept/layout.ini");
        try (Gui gui = new Gui(window, Theme.DARK, file)) {
            for (int i = 0; i < 3; i++) {
                frame(gui, () -> {
                    ImGui.setNextWindowPos(123, 45, ImGuiCond.FirstUseEver);
                    ImGui.begin("Kept");
                    ImGui.end();
                });
            }
        }
        assertTrue(Files.readString(file).contains("[Window][Kept]"));
        try (Gui gui = new Gui(window, Theme.DARK, file)) {
            float[] at = new float[2];
            frame(gui, () -> {
                ImGui.begin("Kept");
                at[0] = ImGui.getWindowPosX();
                at[1] = ImGui.getWindowPosY();
                ImGui.end();
            });
            assertEquals(123, at[0]);
            assertEquals(45, at[1]);
        }
    }

    @Test
    void aLayoutThatCannotBeReadIsPassedOver(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("layout.ini");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, '[', 'W'});
        try (Gui gui = new Gui(window, Theme.DARK, file)) {
            frame(gui, () -> panel(() -> ImGui.textUnformatted("still here")));
            assertTrue(inkIn(window.capture(), 24, 48, 200, 80) > 20);
        }
    }
}
