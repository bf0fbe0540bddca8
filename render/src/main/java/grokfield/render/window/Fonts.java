package grokfield.render.window;

import imgui.ImFont;
import imgui.ImFontAtlas;
import imgui.ImFontConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The embedded typeface (Inter, SIL Open Font License) in four cuts. Figures are as wide as each other, so that live numbers do not
 * shake.
 */
public final class Fonts {
    /** Every character outside ASCII that the fonts are asked for; use no other in texts of the window. */
    public static final String SYMBOLS =
            "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩℓ∂√∑∞≈≠≤≥±×÷−·•…–—‘’“”°²³¹⁻½" + "₀₁₂₃₄←↑→↓↔↗↘↺↻⇧⌘■□▲△▶▷▼▽◀◆◇○●✓";

    /** Sizes in design units (pixels at 96 dpi). */
    private static final float REGULAR_SIZE = 16;

    private static final float SMALL_SIZE = 13.5f;
    private static final float LARGE_SIZE = 22;

    /** Width of every figure as a share of the line's height; Inter's widest figure is a little less. */
    private static final float FIGURE_ADVANCE = 0.52f;

    private static final byte[] REGULAR_FILE = read("Inter-Regular.otf");
    private static final byte[] STRONG_FILE = read("Inter-SemiBold.otf");
    private static final short[] LETTERS = ranges(false);
    private static final short[] FIGURES = ranges(true);

    private final ImFont regular;
    private final ImFont strong;
    private final ImFont small;
    private final ImFont large;

    private Fonts(ImFontAtlas atlas, float scale) {
        regular = add(atlas, REGULAR_FILE, REGULAR_SIZE * scale);
        strong = add(atlas, STRONG_FILE, REGULAR_SIZE * scale);
        small = add(atlas, REGULAR_FILE, SMALL_SIZE * scale);
        large = add(atlas, STRONG_FILE, LARGE_SIZE * scale);
    }

    /** Fills an atlas anew, for so many pixels per design unit. */
    static Fonts build(ImFontAtlas atlas, float scale) {
        atlas.clear();
        atlas.setFreeTypeRenderer(true);
        Fonts fonts = new Fonts(atlas, scale);
        if (!atlas.build()) {
            throw new IllegalStateException("the embedded fonts cannot be drawn");
        }
        return fonts;
    }

    private static ImFont add(ImFontAtlas atlas, byte[] file, float pixels) {
        float size = Math.round(pixels);
        ImFontConfig letters = new ImFontConfig();
        ImFontConfig figures = new ImFontConfig();
        try {
            letters.setPixelSnapH(true);
            atlas.addFontFromMemoryTTF(file, size, letters, LETTERS);
            figures.setMergeMode(true);
            figures.setPixelSnapH(true);
            float advance = Math.round(size * FIGURE_ADVANCE);
            figures.setGlyphMinAdvanceX(advance);
            figures.setGlyphMaxAdvanceX(advance);
            return atlas.addFontFromMemoryTTF(file, size, figures, FIGURES);
        } finally {
            letters.destroy();
            figures.destroy();
        }
    }

    private static short[] ranges(boolean figures) {
        if (figures) {
            return new short[] {'0', '9', 0};
        }
        short[] latin = {' ', '/', ':', '~', 0xa0, 0x17f};
        int[] symbols =
                SYMBOLS.codePoints().filter(c -> c > 0x17f).sorted().distinct().toArray();
        short[] ranges = new short[latin.length + 2 * symbols.length + 1];
        System.arraycopy(latin, 0, ranges, 0, latin.length);
        for (int i = 0; i < symbols.length; i++) {
            ranges[latin.length + 2 * i] = (short) symbols[i];
            ranges[latin.length + 2 * i + 1] = (short) symbols[i];
        }
        return ranges;
    }

    private static byte[] read(String file) {
        String path = "/grokfield/render/fonts/" + file;
        try (InputStream stream = Fonts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the font " + path + " is missing from the program");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + path + " cannot be read", e);
        }
    }

    /** Of running text and fields. */
    public ImFont regular() {
        return regular;
    }

    /** Of headings and of values that matter. */
    public ImFont strong() {
        return strong;
    }

    /** Of hints, captions and labels in the views. */
    public ImFont small() {
        return small;
    }

    /** Of titles and overlays. */
    public ImFont large() {
        return large;
    }
}
