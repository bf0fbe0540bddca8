package grokfield.render.ui.clip;

import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.Scene;
import grokfield.scenes.Snapshot;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line of a video with live values in it: {@code {task} · step {particles.step} · α {particles.alignment}}. */
final class ClipText {
    private static final Pattern NAME = Pattern.compile("\\{([a-z_.]+)}");
    private static final String SEPARATOR = " · ";

    private ClipText() {}

    /**
     * Puts values in the place of their names. A part between two middle dots is left out where a value of it is undefined or its
     * side is not there; a name that means nothing stays as it is.
     *
     * @param seconds since the clip began
     */
    static String filled(String template, Stage stage, double seconds) {
        if (!template.contains("{")) {
            return template;
        }
        Map<String, String> values = values(stage, seconds);
        return Arrays.stream(template.split(Pattern.quote(SEPARATOR), -1))
                .filter(part -> isDefined(part, values))
                .map(part -> NAME.matcher(part).replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()))))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static boolean isDefined(String part, Map<String, String> values) {
        return NAME.matcher(part).results().noneMatch(found -> values.getOrDefault(found.group(1), "?").isEmpty());
    }

    /** Every name with its value; the empty text is a value that is undefined now. */
    private static Map<String, String> values(Stage stage, double seconds) {
        Scene scene = stage.session().scene();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", scene.title());
        values.put("task", task(scene));
        values.put("seconds", String.format(Locale.ROOT, "%.1f", seconds));
        values.put("particles.step", stage.particles().map(ClipText::step).orElse(""));
        values.put("network.step", stage.network().map(ClipText::step).orElse(""));
        values.put("particles.seed", stage.particles().map(ClipText::seed).orElse(""));
        values.put("network.seed", stage.network().map(ClipText::seed).orElse(""));
        values.put("particles.structure", stage.particles().map(ClipText::structure).orElse(""));
        values.put("network.structure", stage.network().map(ClipText::structure).orElse(""));
        values.put("particles.time", stage.particles().map(p -> String.format(Locale.ROOT, "%.1f", p.time())).orElse(""));
        for (Parameter parameter : ForceParameters.ALL) {
            values.put("particles." + parameter.key(), stage.particles().map(p -> Parameter.format(rounded(p.parameters().get(parameter)))).orElse(""));
        }
        for (Parameter parameter : TrainingParameters.ALL) {
            values.put("network." + parameter.key(), stage.network().map(n -> Parameter.format(rounded(n.parameters().get(parameter)))).orElse(""));
        }
        values.put("network.validation_accuracy", stage.network().map(n -> share(n.metrics().validationAccuracy())).orElse(""));
        values.put("network.train_accuracy", stage.network().map(n -> share(n.metrics().trainAccuracy())).orElse(""));
        return values;
    }

    private static String task(Scene scene) {
        String operation = scene.task().operation();
        return operation.equals("table") ? "a table of " + scene.task().tokens() + " tokens" : operation + " mod " + scene.task().tokens();
    }

    private static String step(Snapshot snapshot) {
        return Titles.grouped(snapshot.step());
    }

    private static String seed(Snapshot snapshot) {
        return Long.toString(snapshot.progress().seed());
    }

    private static String structure(Snapshot snapshot) {
        return snapshot.measures().structure().label();
    }

    /** Three digits, so that a sweeping value can be read. */
    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
