package grokfield.render.ui.clip;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.Rgb;
import grokfield.render.gl.Shrinker;
import grokfield.render.ui.picture.Lines;
import grokfield.render.ui.picture.RegionPainter;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.picture.ViewPicture;
import grokfield.render.ui.state.Stage;
import grokfield.render.view.ViewLabels;
import grokfield.render.window.Canvas;
import grokfield.render.window.Fonts;
import grokfield.render.window.Gui;
import grokfield.render.window.Theme;
import grokfield.scenes.CaptionTemplate;
import grokfield.scenes.Comparison;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import imgui.ImDrawList;
import imgui.ImFont;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The picture of a video: the views of one scene or of several, a title, a caption with live values, and no panels. The same
 * snapshots in the same order give the same pixels, on one machine.
 *
 * <p>Has a Dear ImGui of its own for the texts, so {@link Gui#makeCurrent} must follow before the window's is used. Belongs to the thread
 * of the OpenGL context.
 */
public final class ClipPainter implements AutoCloseable {
    private static final List<Side> ORDER = List.of(Side.NETWORK, Side.PARTICLES);
    private static final float MARGIN = 12; // design units
    private static final float LINE = 1.4f; // of a subtitle, in sizes of its letters
    private static final String SEPARATOR = " · ";
    private static final float SHADE = 0.72f; // opacity behind a text over a view

    private final ClipLook look;
    private final ClipLayout layout;
    private final Canvas canvas;
    private final Gui gui;
    private final Shrinker shrinker;
    private final Framebuffer finished;
    private final ViewLabels labels = new ViewLabels();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Map<Side, ViewPicture>> pictures = new ArrayList<>();
    private boolean fresh = true;

    /**
     * A painter for scenes with the sides that these have.
     *
     * @param tiles the scenes; others with the same sides may take their places later
     */
    public ClipPainter(ClipLook look, List<ClipTile> tiles) {
        this.look = look;
        boolean labelled = tiles.stream().anyMatch(tile -> !tile.label().isEmpty());
        List<List<Side>> sides = tiles.stream().map(tile -> sides(tile.stage())).toList();
        layout = ClipLayout.of(look, sides, labelled);
        canvas = new Canvas(look.width() * look.supersampling(), look.height() * look.supersampling(), layout.scale());
        gui = new Gui(canvas, look.theme(), null);
        finished = look.supersampling() == 1 ? canvas.picture() : new Framebuffer(look.width(), look.height());
        shrinker = new Shrinker(); // after what may be refused
        for (List<Side> there : sides) {
            Map<Side, ViewPicture> views = new EnumMap<>(Side.class);
            there.forEach(side -> views.put(side, new ViewPicture(side, RegionPainter.exact())));
            pictures.add(views);
            comparisons.add(Comparison.exact());
        }
    }

    private static List<Side> sides(Stage stage) {
        return ORDER.stream().filter(side -> stage.snapshot(side).isPresent()).toList();
    }

    /** Whether it can paint that: the same look, and scenes with the same sides. */
    public boolean fits(ClipLook wanted, List<ClipTile> tiles) {
        return wanted.equals(look)
                && tiles.size() == pictures.size()
                && IntStream.range(0, tiles.size())
                        .allMatch(k -> pictures.get(k)
                                .keySet()
                                .equals(Set.copyOf(sides(tiles.get(k).stage()))));
    }

    /** The view of a side of a scene: its camera can be moved. */
    public ViewPicture picture(int tile, Side side) {
        return Optional.ofNullable(pictures.get(tile).get(side)).orElseThrow();
    }

    /**
     * Paints the scenes as their stages have them.
     *
     * @param seconds of video since the last picture
     * @return the finished picture; valid until the next call
     */
    public Framebuffer paint(List<ClipTile> tiles, double seconds) {
        for (int pass = fresh ? 0 : 1; pass < 2; pass++) { // the first lets the cameras find their points
            for (int k = 0; k < tiles.size(); k++) {
                paintViews(k, tiles.get(k), seconds);
            }
        }
        fresh = false;
        canvas.bind();
        Framebuffer.fillTarget(
                0, 0, canvas.width(), canvas.height(), look.theme().backdrop());
        for (int k = 0; k < tiles.size(); k++) {
            for (ClipLayout.View view : layout.tiles().get(k).views()) {
                Framebuffer picture = picture(k, view.side()).port().picture();
                picture.copyToTarget(view.left(), canvas.height() - view.top() - view.height());
            }
        }
        gui.beginFrame(seconds);
        write(tiles);
        gui.endFrame();
        if (look.supersampling() > 1) {
            shrinker.shrink(canvas.picture(), finished, look.supersampling());
        }
        return finished;
    }

    private void paintViews(int index, ClipTile tile, double seconds) {
        for (ClipLayout.View view : layout.tiles().get(index).views()) {
            ViewPicture picture = picture(index, view.side());
            picture.resize(view.width(), view.height());
            picture.port().pose(tile.pose(view.side()).orElse(null));
            picture.draw(tile.stage(), comparisons.get(index), look.theme(), layout.scale(), seconds);
        }
    }

    // Texts.

    private void write(List<ClipTile> tiles) {
        ImDrawList list = ImGui.getBackgroundDrawList();
        Fonts fonts = gui.fonts();
        Theme theme = look.theme();
        Stage first = tiles.getFirst().stage();
        float margin = MARGIN * layout.scale();
        if (layout.head() > 0) {
            String title = CaptionTemplate.fill(look.title(), first.particles(), first.network());
            line(list, fonts.large(), theme.text(), title, margin, 0, layout.head());
        }
        if (layout.foot() > 0) {
            float width = canvas.width() - 2 * margin;
            String caption = fitted(fonts.regular(), caption(tiles), width);
            float top = canvas.height() - layout.foot();
            line(list, fonts.regular(), theme.faintText(), caption, margin, top, layout.foot());
        }
        for (int k = 0; k < tiles.size(); k++) {
            ClipLayout.Tile place = layout.tiles().get(k);
            if (place.label() > 0) {
                line(
                        list,
                        fonts.strong(),
                        theme.text(),
                        tiles.get(k).label(),
                        place.left() + margin,
                        place.top(),
                        place.label());
            }
            for (ClipLayout.View view : place.views()) {
                write(list, picture(k, view.side()), tiles.get(k).stage(), view);
            }
            tiles.get(k).caption().ifPresent(caption -> subtitle(list, caption, place));
        }
    }

    /** The line of live values: what is the same in all scenes. */
    private String caption(List<ClipTile> tiles) {
        List<String> parts = null;
        for (ClipTile tile : tiles) {
            String filled = CaptionTemplate.fill(
                    look.caption(), tile.stage().particles(), tile.stage().network());
            List<String> here = List.of(filled.split(SEPARATOR, -1));
            parts = parts == null ? here : parts.stream().filter(here::contains).toList();
        }
        return parts == null ? "" : String.join(SEPARATOR, parts);
    }

    /** What the timeline says, large and in the middle, above the lower edge of the scene's views. */
    private void subtitle(ImDrawList list, String text, ClipLayout.Tile place) {
        ImFont font = gui.fonts().large();
        float margin = MARGIN * layout.scale();
        List<String> lines = Lines.broken(text, place.width() - 4 * margin, line -> width(font, line));
        float height = font.getFontSize() * LINE;
        float top = place.bottom() - 3 * margin - lines.size() * height;
        for (int k = 0; k < lines.size(); k++) {
            float width = width(font, lines.get(k));
            float left = place.left() + (place.width() - width) / 2;
            float y = top + k * height;
            int shade = look.theme().backdrop().packed(SHADE);
            list.addRectFilled(left - margin, y, left + width + margin, y + height, shade);
            line(list, font, look.theme().text(), lines.get(k), left, y, height);
        }
    }

    private void write(ImDrawList list, ViewPicture picture, Stage stage, ClipLayout.View view) {
        Snapshot snapshot = stage.snapshot(view.side()).orElseThrow();
        Fonts fonts = gui.fonts();
        Theme theme = look.theme();
        labels.draw(
                list,
                picture.port(),
                ViewPicture.options(theme, view.side(), stage.view(view.side())),
                view.side() == Side.NETWORK ? "−gradient" : "force",
                view.left(),
                view.top(),
                1,
                fonts);
        float height = fonts.regular().getFontSize() * 1.5f;
        float margin = MARGIN * layout.scale() * 0.7f;
        String name = Titles.of(view.side());
        String about = snapshot.progress()
                .stopped()
                .map(sentence -> "stopped: " + sentence)
                .orElse(Titles.caption(snapshot));
        float nameWidth = width(fonts.strong(), name);
        String fitted = fitted(fonts.small(), about, view.width() - nameWidth - 4 * margin);
        float width = nameWidth + (fitted.isEmpty() ? 0 : margin + width(fonts.small(), fitted)) + 2 * margin;
        list.addRectFilled(
                view.left(),
                view.top(),
                view.left() + width,
                view.top() + height,
                theme.backdrop().packed(SHADE));
        line(list, fonts.strong(), Titles.color(theme, view.side()), name, view.left() + margin, view.top(), height);
        line(list, fonts.small(), theme.text(), fitted, view.left() + nameWidth + 2 * margin, view.top(), height);
    }

    /** A line of text in the middle of a height. */
    private static void line(ImDrawList list, ImFont font, Rgb ink, String text, float left, float top, float height) {
        float size = font.getFontSize();
        list.addText(
                font, Math.round(size), Math.round(left), Math.round(top + (height - size) / 2), ink.packed(), text);
    }

    private static float width(ImFont font, String text) {
        return font.calcTextSizeAX(font.getFontSize(), Float.MAX_VALUE, 0, text);
    }

    /** As many of the parts between middle dots as fit. */
    private static String fitted(ImFont font, String text, float width) {
        String rest = text;
        while (!rest.isEmpty() && width(font, rest) > width) {
            int cut = rest.lastIndexOf(SEPARATOR);
            rest = cut < 0 ? "" : rest.substring(0, cut);
        }
        return rest;
    }

    @Override
    public void close() {
        comparisons.forEach(Comparison::close);
        pictures.forEach(views -> views.values().forEach(ViewPicture::close));
        if (look.supersampling() > 1) {
            finished.close();
        }
        gui.close();
        shrinker.close();
        canvas.close();
    }
}
