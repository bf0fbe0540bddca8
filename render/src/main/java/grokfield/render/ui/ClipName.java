package grokfield.render.ui;

import grokfield.render.ui.state.RecordChoices;
import grokfield.scenes.Scene;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The name of a clip's or a picture's file, from the pattern that the user chose. */
final class ClipName {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private ClipName() {}

    /** The file, without an ending; what no file system takes is left out of its name. */
    static Path of(RecordChoices choices, Scene scene, String size, LocalDateTime now) {
        long seed = scene.particles()
                .map(Scene.Particles::seed)
                .or(() -> scene.network().map(network -> network.settings().seed()))
                .orElse(0L);
        String name = choices.pattern()
                .replace("{scene}", scene.name())
                .replace("{seed}", Long.toString(seed))
                .replace("{size}", size)
                .replace("{date}", now.format(DATE))
                .replace("{time}", now.format(TIME))
                .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-")
                .strip();
        return choices.folder().resolve(name.isEmpty() ? "grokfield" : name);
    }
}
