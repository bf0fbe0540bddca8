package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values that one live parameter takes in a sweep.
 *
 * @param parameter of the particles or of the network
 * @param values each larger than the one before, at least one
 * @param link the curve by which the particles' alignment goes along with the network's weight decay, so that the sweep concerns both
 *     sides; empty where the particles keep theirs
 */
public record EnsembleAxis(Parameter parameter, List<Double> values, Optional<LinkCurve> link) {
    /** The most values of a sweep. */
    public static final int MOST_VALUES = 101;

    public EnsembleAxis {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "a sweep needs between 1 and " + MOST_VALUES + " values, was " + values.size());
        }
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) <= values.get(i - 1)) {
                throw new IllegalArgumentException("the values of a sweep must rise: " + Parameter.format(values.get(i))
                        + " after " + Parameter.format(values.get(i - 1)));
            }
        }
        for (double value : values) {
            parameter.check(value).ifPresent(sentence -> {
                throw new IllegalArgumentException(sentence);
            });
        }
    }

    /**
     * Evenly spaced values, both ends included, rounded to six digits.
     *
     * @param count how many, at least 1; with 1 it is {@code from} alone, and so it is where both ends are the same
     * @throws IllegalArgumentException with a sentence, if a value is outside the parameter's range or {@code to} is below {@code from}
     */
    public static EnsembleAxis between(Parameter parameter, double from, double to, int count) {
        if (to < from) {
            throw new IllegalArgumentException("a sweep's last value must not be below the first: "
                    + Parameter.format(from) + " to " + Parameter.format(to));
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double value = count == 1 ? from : from + (to - from) * i / (count - 1);
            values.add(Math.clamp(rounded(value, to - from), from, to));
        }
        return new EnsembleAxis(parameter, values.stream().distinct().toList(), Optional.empty());
    }

    /** Without the rounding errors of even spacing: to a millionth of the axis. */
    private static double rounded(double value, double length) {
        double unit = Math.pow(10, Math.floor(Math.log10(length)) - 6);
        return unit > 0 ? Math.rint(value / unit) / (1 / unit) : value;
    }

    /** The same axis, with the particles' alignment tied to it. */
    public EnsembleAxis withAlignmentBy(LinkCurve curve) {
        return new EnsembleAxis(parameter, values, Optional.of(curve));
    }

    /** The live parameters in the order in which they are offered: the two of the articles' figures first. */
    public static List<Parameter> parameters() {
        Set<Parameter> all = new LinkedHashSet<>();
        all.add(TrainingParameters.WEIGHT_DECAY);
        all.add(ForceParameters.ALIGNMENT);
        all.addAll(ForceParameters.ALL);
        all.addAll(TrainingParameters.ALL);
        return all.stream().filter(Parameter::live).toList();
    }

    /** Whether a value on this axis changes a side. */
    public boolean concerns(Side side) {
        boolean ofParticles = ForceParameters.ALL.contains(parameter);
        return switch (side) {
            case PARTICLES -> ofParticles || follows();
            case NETWORK -> !ofParticles;
        };
    }

    private boolean follows() {
        return link.isPresent() && parameter.equals(TrainingParameters.WEIGHT_DECAY);
    }

    /** The scene with one of the values. */
    public Scene at(Scene scene, double value) {
        Scene changed = scene;
        if (changed.particles().isPresent() && concerns(Side.PARTICLES)) {
            Scene.Particles particles = changed.particles().get();
            ForceParameters forces = follows()
                    ? particles
                            .forces()
                            .with(
                                    ForceParameters.ALIGNMENT,
                                    ForceParameters.ALIGNMENT.clamp(
                                            link.orElseThrow().at(value)))
                    : particles.forces().with(parameter, value);
            changed = changed.withParticles(particles.withForces(forces));
        }
        if (changed.network().isPresent() && concerns(Side.NETWORK)) {
            Scene.Network network = changed.network().get();
            changed =
                    changed.withNetwork(network.withTraining(network.training().with(parameter, value)));
        }
        return changed;
    }

    /** The places of the values in the order in which they are computed: both ends, the middle, and ever finer. */
    public List<Integer> order() {
        Set<Integer> order = new LinkedHashSet<>();
        int last = values.size() - 1;
        order.add(0);
        order.add(last);
        for (int parts = 2; order.size() < values.size(); parts *= 2) {
            for (int i = 1; i < parts; i += 2) {
                order.add((int) ((long) i * last / parts));
            }
            if (parts > last) {
                for (int i = 0; i <= last; i++) {
                    order.add(i);
                }
            }
        }
        return Collections.unmodifiableList(new ArrayList<>(order));
    }
}
