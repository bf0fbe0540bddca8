package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Measures;
import grokfield.sim.Parameter;
import grokfield.sim.Task;
import grokfield.trainer.TrainingMetrics;
import grokfield.trainer.TrainingParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of text with live values in braces, such as {@code step {step} · α {alignment}}. A part between two {@code ·} of
 * which a value is not there, such as a validation accuracy without a network, is left out. Two opening
 * braces write one.
 */
public final class CaptionTemplate {
    /** The caption of a clip where a scene says nothing. */
    public static final String DEFAULT = "{task} · step {step} · α {alignment} · weight decay {weight_decay}"
            + " · validation accuracy {validation}";

    private static final Pattern BRACES = Pattern.compile("\\{\\{|\\{([^{}]*)\\}");
    private static final String SEPARATOR = " · ";

    /** The values of one moment. */
    private record Moment(Optional<ParticleSnapshot> particles, Optional<NetworkSnapshot> network) {
        Optional<Snapshot> first() {
            return particles.<Snapshot>map(p -> p).or(() -> network);
        }
    }

    private interface Live {
        Optional<String> text(Moment moment);
    }

    private static final Map<String, Live> VALUES = values();

    private CaptionTemplate() {}

    private static Map<String, Live> values() {
        Map<String, Live> values = new LinkedHashMap<>();
        values.put("task", moment -> moment.first().map(s -> task(s.task())));
        values.put("step", moment -> moment.first().map(CaptionTemplate::step));
        values.put("particles.step", moment -> moment.particles().map(CaptionTemplate::step));
        values.put("network.step", moment -> moment.network().map(CaptionTemplate::step));
        values.put(
                "seed",
                moment -> moment.first().map(s -> Long.toString(s.progress().seed())));
        values.put("weight_decay", CaptionTemplate::weightDecays);
        for (Parameter parameter : ForceParameters.ALL) {
            Live live =
                    moment -> moment.particles().map(p -> number(p.parameters().get(parameter)));
            values.putIfAbsent(parameter.key(), live);
            values.put(parameter.qualifiedName(), live);
        }
        for (Parameter parameter : TrainingParameters.ALL) {
            Live live =
                    moment -> moment.network().map(n -> number(n.parameters().get(parameter)));
            values.putIfAbsent(parameter.key(), live);
            values.put(parameter.qualifiedName(), live);
        }
        values.put("validation", moment -> metric(moment, TrainingMetrics::validationAccuracy));
        values.put("train", moment -> metric(moment, TrainingMetrics::trainAccuracy));
        values.put("loss", moment -> metric(moment, TrainingMetrics::trainLoss));
        values.put("validation_loss", moment -> metric(moment, TrainingMetrics::validationLoss));
        for (Side side : Side.values()) {
            values.put(
                    side.label() + ".structure",
                    moment -> measures(moment, side).map(m -> m.structure().label()));
            values.put(
                    side.label() + ".circularity",
                    moment -> measures(moment, side).flatMap(m -> two(m.circularity())));
        }
        return values;
    }

    /** What may stand in braces. */
    public static List<String> names() {
        return List.copyOf(VALUES.keySet());
    }

    /** What is wrong with a template: {@code unknown value {aligment}: the nearest is {alignment}}; empty if nothing is. */
    public static Optional<String> problem(String template) {
        return BRACES.matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> name != null && !VALUES.containsKey(name))
                .findFirst()
                .map(name ->
                        "unknown value {" + name + "}: the nearest is {" + Nearest.to(name, VALUES.keySet()) + "}");
    }

    /**
     * The line at one moment.
     *
     * @param template one that a scene holds
     * @param particles the newest snapshot, if the scene has that side
     * @param network the newest snapshot, if the scene has that side
     */
    public static String fill(
            String template, Optional<ParticleSnapshot> particles, Optional<NetworkSnapshot> network) {
        Moment moment = new Moment(particles, network);
        List<String> parts = new ArrayList<>();
        for (String part : template.split(SEPARATOR, -1)) {
            filled(part, moment).ifPresent(parts::add);
        }
        return String.join(SEPARATOR, parts);
    }

    private static Optional<String> filled(String part, Moment moment) {
        List<MatchResult> found = BRACES.matcher(part).results().toList();
        Map<String, String> texts = new LinkedHashMap<>();
        for (MatchResult match : found) {
            if (match.group(1) == null) {
                texts.put(match.group(), "{");
                continue;
            }
            Live live = VALUES.get(match.group(1));
            Optional<String> text = live == null ? Optional.of(match.group()) : live.text(moment);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.put(match.group(), text.get());
        }
        return Optional.of(
                BRACES.matcher(part).replaceAll(match -> Matcher.quoteReplacement(texts.get(match.group()))));
    }

    private static String task(Task task) {
        return task.operation().equals("table")
                ? "a table of " + task.tokens()
                : task.operation() + " mod " + task.tokens();
    }

    private static String step(Snapshot snapshot) {
        return String.format(Locale.ROOT, "%,d", snapshot.step()).replace(',', ' ');
    }

    /** One number where both sides have the same. */
    private static Optional<String> weightDecays(Moment moment) {
        Optional<String> particles =
                moment.particles().map(p -> number(p.parameters().weightDecay()));
        Optional<String> network =
                moment.network().map(n -> number(n.parameters().weightDecay()));
        if (particles.isEmpty() || network.isEmpty() || particles.equals(network)) {
            return particles.or(() -> network);
        }
        return Optional.of(network.get() + " (network), " + particles.get() + " (particles)");
    }

    /** With two decimals, so that the line does not jump while the value moves; small ones as they are. */
    private static String number(double value) {
        return Math.abs(value) >= 0.01 || value == 0
                ? String.format(Locale.ROOT, "%.2f", value)
                : Parameter.format(value);
    }

    private interface Metric {
        double of(TrainingMetrics metrics);
    }

    private static Optional<String> metric(Moment moment, Metric metric) {
        return moment.network().flatMap(n -> two(metric.of(n.metrics())));
    }

    private static Optional<Measures> measures(Moment moment, Side side) {
        Optional<? extends Snapshot> snapshot = side == Side.PARTICLES ? moment.particles() : moment.network();
        return snapshot.map(Snapshot::measures);
    }

    private static Optional<String> two(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "%.2f", value));
    }
}
