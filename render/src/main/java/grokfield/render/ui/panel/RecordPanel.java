package grokfield.render.ui.panel;

import grokfield.render.record.ClipFormat;
import grokfield.render.record.ClipKind;
import grokfield.render.record.ClipQuality;
import grokfield.render.record.EncoderMaker;
import grokfield.render.record.Encoders;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.RecordChoices;
import grokfield.render.ui.state.Recording;
import grokfield.scenes.CaptionTemplate;
import grokfield.scenes.Scene;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiStyleVar;
import imgui.type.ImString;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** How clips and pictures are made, and the button that begins one. */
public final class RecordPanel implements Panel {
    private static final float LABEL_SHARE = 0.3f;
    private static final int LONGEST_TEXT = 400;
    private static final List<Integer> RATES = List.of(24, 25, 30, 50, 60);
    private static final List<Integer> SUPERSAMPLINGS = List.of(1, 2, 3);
    private static final String BEST = "the best that works";

    /** The sizes that have a name. */
    private record Size(String label, int width, int height) {}

    private static final List<Size> SIZES = List.of(
            new Size("720p", 1280, 720),
            new Size("1080p", 1920, 1080),
            new Size("1440p", 2560, 1440),
            new Size("Square", 1080, 1080),
            new Size("Vertical", 1080, 1920));

    private final Map<String, ImString> typed = new HashMap<>(); // by row
    private String editing = ""; // the row that is being typed into
    private boolean probed;

    @Override
    public PanelName name() {
        return PanelName.RECORD;
    }

    @Override
    public void draw(UiContext ui) {
        probe();
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(8), ui.px(4));
        button(ui);
        Recording.Phase phase = ui.workspace().recording().status().phase();
        ImGui.beginDisabled(phase != Recording.Phase.OFF);
        file(ui);
        picture(ui);
        texts(ui);
        places(ui);
        ImGui.endDisabled();
        ImGui.popStyleVar();
    }

    /** Encoders are tried beside the window, so that a list of them opens at once. */
    private void probe() {
        if (!probed) {
            probed = true;
            Thread.ofPlatform().daemon().name("grokfield-encoders").start(Encoders::probe);
        }
    }

    private static void button(UiContext ui) {
        Recording.Status status = ui.workspace().recording().status();
        String label = switch (status.phase()) {
            case OFF -> "● Record";
            case OPENING -> "Opening the encoder …";
            case ON -> "■ Stop";
            case FINISHING -> "Finishing …";
        };
        boolean idle = status.phase() == Recording.Phase.OFF || status.phase() == Recording.Phase.ON;
        ImGui.beginDisabled(!idle);
        ImGui.pushStyleColor(ImGuiCol.Text, ui.theme().error().packed());
        boolean pressed = Widgets.button(ui, Key.RECORD.name(), label, -1);
        ImGui.popStyleColor();
        ImGui.endDisabled();
        if (pressed) {
            Key.RECORD.action().accept(ui.actions());
        }
        Widgets.tooltip(
                ui, Key.RECORD.label() + " (" + Key.RECORD.text() + "). F12 takes a picture with the same settings.");
        if (status.phase() != Recording.Phase.OFF) {
            Widgets.text(ui.theme().error(), progress(status));
            status.file().ifPresent(file -> Widgets.hint(ui, file.toString()));
        }
    }

    /** {@code 0:12.4 · 744 frames · 3.1 MB · 2 dropped}. */
    static String progress(Recording.Status status) {
        int minutes = (int) (status.seconds() / 60);
        String text = String.format(
                Locale.ROOT,
                "%d:%04.1f · %d frames · %.1f MB",
                minutes,
                Math.floor(10 * (status.seconds() - 60 * minutes)) / 10,
                status.frames(),
                status.bytes() / 1e6);
        return status.dropped() > 0 ? text + " · " + status.dropped() + " dropped" : text;
    }

    private void file(UiContext ui) {
        RecordChoices choices = ui.preferences().recording();
        choose(
                ui,
                "Format",
                choices.kind().help(),
                choices.kind(),
                List.of(ClipKind.values()),
                ClipKind::label,
                kind -> ui.preferences().setRecording(choices.withKind(kind)));
        List<String> encoders = Stream.concat(
                        Stream.of(BEST), Encoders.of(choices.kind()).stream().map(EncoderMaker::name))
                .toList();
        choose(
                ui,
                "Encoder",
                "grokfield doctor says which of them work here.",
                choices.encoder().orElse(BEST),
                encoders,
                name -> name,
                name -> ui.preferences()
                        .setRecording(choices.withEncoder(Optional.of(name).filter(n -> !n.equals(BEST)))));
        Scene.Record record = ui.stage().record();
        ClipQuality quality = ClipQuality.of(record.quality()).orElse(ClipQuality.STANDARD);
        choose(
                ui,
                "Quality",
                quality.help(),
                quality,
                List.of(ClipQuality.values()),
                ClipQuality::label,
                chosen -> ui.stage()
                        .setRecord(record.withLook(
                                chosen.label(), record.panels(), record.supersampling(), record.exact())));
    }

    private void picture(UiContext ui) {
        RecordChoices choices = ui.preferences().recording();
        Scene.Record record = ui.stage().record();
        Size window = new Size(
                "Window",
                ClipFormat.nearest(ui.window().pixelWidth()),
                ClipFormat.nearest(ui.window().pixelHeight()));
        Size own = SIZES.stream()
                .filter(size -> size.width() == record.width() && size.height() == record.height())
                .findFirst()
                .orElse(new Size("Scene", record.width(), record.height()));
        List<Size> sizes = Stream.concat(Stream.of(window), Stream.concat(SIZES.stream(), Stream.of(own)))
                .distinct()
                .toList();
        Function<Size, String> label = size -> size.label() + "  " + size.width() + " × " + size.height();
        choose(ui, "Size", "Of the video, in pixels.", choices.windowSize() ? window : own, sizes, label, size -> {
            ui.preferences().setRecording(choices.withWindowSize(size.equals(window)));
            if (!size.equals(window)) {
                ui.stage().setRecord(record.withSize(size.width(), size.height()));
            }
        });
        choose(
                ui,
                "Frames/s",
                "Frames a second of video. The worlds keep their speed: more frames, fewer steps each.",
                record.framesPerSecond(),
                Stream.concat(RATES.stream(), Stream.of(record.framesPerSecond()))
                        .distinct()
                        .sorted()
                        .toList(),
                rate -> rate
                        + String.format(
                                Locale.ROOT,
                                "  (%d and %d steps)",
                                record.withFramesPerSecond(rate).stepsPerFrame(),
                                record.withFramesPerSecond(rate).networkStepsPerFrame()),
                rate -> ui.stage().setRecord(record.withFramesPerSecond(rate)));
        choose(
                ui,
                "Picture",
                "The views with title and live values, or the window as it is.",
                record.panels(),
                List.of(false, true),
                panels -> panels ? "whole window" : "views only",
                panels -> ui.stage()
                        .setRecord(record.withLook(record.quality(), panels, record.supersampling(), record.exact())));
        choose(
                ui,
                "Clock",
                "Exact: each video frame advances the worlds by a fixed number of steps, however slow the machine. As seen: real"
                        + " time; what cannot be kept up with is dropped and counted.",
                record.exact(),
                List.of(true, false),
                exact -> exact ? "exact" : "as seen",
                exact -> ui.stage()
                        .setRecord(record.withLook(record.quality(), record.panels(), record.supersampling(), exact)));
        ImGui.beginDisabled(record.panels());
        choose(
                ui,
                "Smoothing",
                "Supersampling: so many pixels are drawn for each of the video's, in both directions. Finer, and slower.",
                record.supersampling(),
                SUPERSAMPLINGS,
                factor -> factor == 1 ? "none" : factor + " × " + factor,
                factor -> ui.stage()
                        .setRecord(record.withLook(record.quality(), record.panels(), factor, record.exact())));
        ImGui.endDisabled();
    }

    private void texts(UiContext ui) {
        Scene.Record record = ui.stage().record();
        ImGui.beginDisabled(record.panels());
        type(ui, "Title", "Empty: the scene's title; a blank: none.", record.title(), text -> {
            ui.stage().setRecord(record.withTexts(text, record.caption()));
        });
        String names = "Live values in braces: {" + String.join("}, {", CaptionTemplate.names()) + "}.";
        type(ui, "Caption", names, record.caption(), text -> {
            ui.stage().setRecord(record.withTexts(record.title(), text));
        });
        ImGui.endDisabled();
        CaptionTemplate.problem(record.caption())
                .or(() -> CaptionTemplate.problem(record.title()))
                .ifPresent(problem -> Widgets.wrapped(ui.theme().warning(), problem));
    }

    private void places(UiContext ui) {
        RecordChoices choices = ui.preferences().recording();
        type(ui, "Folder", choices.folder().toString(), choices.folder().toString(), text -> {
            try {
                ui.preferences().setRecording(choices.withFolder(Path.of(text)));
            } catch (InvalidPathException noPath) {
                ui.state().toast(text + " is no folder's name");
            }
        });
        type(
                ui,
                "File name",
                "{scene}, {seed}, {size}, {date} and {time} are filled in; the ending comes by itself.",
                choices.pattern(),
                text -> ui.preferences().setRecording(choices.withPattern(text)));
    }

    private static <T> void choose(
            UiContext ui, String label, String help, T now, List<T> all, Function<T, String> name, Consumer<T> chosen) {
        Widgets.rowLabel(ui, LABEL_SHARE, label);
        boolean open = ImGui.beginCombo("##" + label, name.apply(now));
        ui.landmarks().mark("record." + label);
        if (!open) {
            Widgets.tooltip(ui, help);
            return;
        }
        for (int k = 0; k < all.size(); k++) {
            T value = all.get(k);
            if (ImGui.selectable(name.apply(value) + "##" + k, value.equals(now))) {
                chosen.accept(value);
            }
            ui.landmarks().mark("record." + label + "." + k);
        }
        ImGui.endCombo();
    }

    /** A line of text; it counts when the user presses Enter or goes elsewhere. */
    private void type(UiContext ui, String label, String help, String now, Consumer<String> done) {
        Widgets.rowLabel(ui, LABEL_SHARE, label);
        ImString buffer = typed.computeIfAbsent(label, row -> new ImString(LONGEST_TEXT));
        if (!editing.equals(label)) {
            buffer.set(now);
        }
        ImGui.inputText("##" + label, buffer);
        ui.landmarks().mark("record." + label);
        if (ImGui.isItemActive()) {
            editing = label;
        }
        if (ImGui.isItemDeactivated()) {
            editing = "";
            String text = buffer.get();
            if (!text.equals(now)) {
                done.accept(text);
            }
        }
        Widgets.tooltip(ui, help);
    }
}
