package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The live parameters of a session as the user has set them: the one place that a slider reads and writes. Posts every
 * change to the worlds, keeps the link between the two weight decays, and undoes and redoes. Used by one thread.
 */
public final class Tuning {
    private static final int LONGEST_HISTORY = 500;
    private static final Object CURVE = new Object();

    /** How the network's weight decay is tied to the particles ({@code docs/law.md}, Motion). */
    public enum Link {
        /** Each side keeps its own. */
        NONE,
        /** The particles' weight decay follows the network's. */
        DECAY,
        /** Weight decay follows, and alignment with it, by the {@link LinkCurve}. */
        DECAY_AND_ALIGNMENT
    }

    /**
     * Everything that undo brings back.
     *
     * @param curve the alignment over the network's weight decay, for the link that ties it
     */
    public record Values(ForceParameters forces, TrainingParameters training, Link link, LinkCurve curve) {
        private Values with(Parameter parameter, double value) {
            return isForce(parameter)
                    ? new Values(forces.with(parameter, value), training, link, curve)
                    : new Values(forces, training.with(parameter, value), link, curve);
        }
    }

    /** Values that were left, and how often the timeline had driven some of them by then. */
    private record Moment(Values values, long drives) {}

    private final Session session;
    private final Values initial;
    private Values now;
    private Values sent; // to the worlds
    private boolean held;
    private final Deque<Moment> past = new ArrayDeque<>();
    private final Deque<Moment> future = new ArrayDeque<>();
    private final Map<Parameter, Double> driven = new HashMap<>(); // by the timeline, as it last set them
    private final Map<Parameter, Long> drivenAt = new HashMap<>(); // the number of that drive
    private long drives;
    private @Nullable Object gesture; // the parameter that is being changed, or the curve

    /** Begins with the scene's own values. */
    public Tuning(Session session) {
        this.session = session;
        Scene scene = session.scene();
        this.initial = new Values(
                scene.particles().map(Scene.Particles::forces).orElse(ForceParameters.DEFAULTS),
                scene.network().map(Scene.Network::training).orElse(TrainingParameters.DEFAULTS),
                Link.NONE,
                LinkCurve.FITTED);
        this.now = initial;
        this.sent = initial;
    }

    /** The values now. */
    public Values values() {
        return now;
    }

    /** The value of one live parameter of either side. */
    public double get(Parameter parameter) {
        return isForce(parameter) ? now.forces().get(parameter) : now.training().get(parameter);
    }

    /** The value that the scene gave. */
    public double sceneValue(Parameter parameter) {
        return isForce(parameter)
                ? initial.forces().get(parameter)
                : initial.training().get(parameter);
    }

    /**
     * Sets one parameter; successive changes of the same parameter count as one for undo until {@link #endGesture}.
     *
     * @throws IllegalArgumentException if the value is outside the parameter's range
     */
    public void set(Parameter parameter, double value) {
        if (get(parameter) == value) {
            return;
        }
        Values next = now.with(parameter, value);
        boolean sameGesture = Objects.equals(gesture, parameter);
        if (!sameGesture) {
            remember();
        }
        gesture = parameter;
        apply(tied(next, parameter));
    }

    /**
     * Sets parameters as the scene's timeline wants them: nothing to be undone. A tied weight decay follows, unless the timeline
     * sets it too.
     */
    void drive(Map<Parameter, Double> wanted) {
        drives++;
        driven.putAll(wanted);
        wanted.keySet().forEach(parameter -> drivenAt.put(parameter, drives));
        now = led(now, wanted);
        send();
    }

    /** Values with some set otherwise; a tied weight decay follows, unless it is set too. */
    private static Values led(Values values, Map<Parameter, Double> wanted) {
        Values next = values;
        for (Map.Entry<Parameter, Double> entry : wanted.entrySet()) {
            next = tied(next.with(entry.getKey(), entry.getValue()), entry.getKey());
        }
        return with(next, wanted);
    }

    private static Values with(Values values, Map<Parameter, Double> wanted) {
        Values next = values;
        for (Map.Entry<Parameter, Double> entry : wanted.entrySet()) {
            next = next.with(entry.getKey(), entry.getValue());
        }
        return next;
    }

    /** The user let go of the slider: the next change is a new one for undo. */
    public void endGesture() {
        gesture = null;
    }

    /** Ties or unties the weight decays; tying takes the network's value. */
    public void setLink(Link link) {
        if (link != now.link()) {
            remember();
            endGesture();
            apply(tied(new Values(now.forces(), now.training(), link, now.curve()), TrainingParameters.WEIGHT_DECAY));
        }
    }

    /**
     * Ties alignment by another curve; successive changes count as one for undo until {@link #endGesture}.
     */
    public void setCurve(LinkCurve curve) {
        if (curve.equals(now.curve())) {
            return;
        }
        if (!CURVE.equals(gesture)) {
            remember();
        }
        gesture = CURVE;
        Values next = new Values(now.forces(), now.training(), now.link(), curve);
        apply(next.link() == Link.DECAY_AND_ALIGNMENT ? tied(next, TrainingParameters.WEIGHT_DECAY) : next);
    }

    /** Back to the scene's values, and its timeline's, as one change. */
    public void restoreScene() {
        replace(led(initial, driven));
    }

    /** Takes over what is in force already, as where a past is repeated: nothing to be undone, nothing to be sent. */
    public void follow(Values values) {
        now = values;
        sent = values;
        endGesture();
    }

    /** Replaces everything, as one change. */
    public void replace(Values values) {
        if (!values.equals(now)) {
            remember();
            endGesture();
            apply(values);
        }
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /** Takes back the last change, if there is one. */
    public void undo() {
        move(past, future);
    }

    /** Makes the last change taken back again, if there is one. */
    public void redo() {
        move(future, past);
    }

    private void move(Deque<Moment> from, Deque<Moment> to) {
        Moment moment = from.pollLast();
        if (moment != null) {
            to.addLast(new Moment(now, drives));
            endGesture();
            apply(led(moment.values(), drivenSince(moment)));
        }
    }

    /** What the timeline has moved since belongs to its time, not to the past. */
    private Map<Parameter, Double> drivenSince(Moment moment) {
        Map<Parameter, Double> since = new HashMap<>();
        drivenAt.forEach((parameter, drive) -> {
            if (drive > moment.drives()) {
                since.put(parameter, get(parameter));
            }
        });
        return since;
    }

    private void remember() {
        past.addLast(new Moment(now, drives));
        future.clear();
        if (past.size() > LONGEST_HISTORY) {
            past.removeFirst();
        }
    }

    /**
     * The scene with the values, seeds and engine of now, as it would be saved. What its timeline moves keeps the scene's own
     * value, from which the timeline begins.
     */
    public Scene scene() {
        Scene scene = session.scene();
        Values saved = now;
        for (Parameter parameter : scene.timeline().parameters()) {
            saved = saved.with(parameter, sceneValue(parameter));
        }
        if (scene.particles().isPresent() && session.particles().isPresent()) {
            ParticleSnapshot snapshot = session.particles().get().snapshot();
            scene = scene.withParticles(scene.particles()
                    .get()
                    .withForces(saved.forces())
                    .withSeed(snapshot.progress().seed())
                    .withEngine(snapshot.wantedEngine()));
        }
        if (scene.network().isPresent() && session.network().isPresent()) {
            Scene.Network network = scene.network().get();
            long seed = session.network().get().snapshot().progress().seed();
            scene = scene.withNetwork(network.withTraining(saved.training())
                    .withSettings(network.settings().withSeed(seed)));
        }
        return scene;
    }

    private static boolean isForce(Parameter parameter) {
        return parameter.section().equals(ForceParameters.WEIGHT_DECAY.section());
    }

    /** A changed decay carries the other side's with it where they are tied. */
    private static Values tied(Values values, Parameter changed) {
        boolean fromNetwork = changed.equals(TrainingParameters.WEIGHT_DECAY);
        boolean fromParticles = changed.equals(ForceParameters.WEIGHT_DECAY);
        if (values.link() == Link.NONE || !(fromNetwork || fromParticles)) {
            return values;
        }
        double decay =
                fromNetwork ? values.training().weightDecay() : values.forces().weightDecay();
        ForceParameters forces = values.forces().with(ForceParameters.WEIGHT_DECAY, decay);
        TrainingParameters training = values.training().with(TrainingParameters.WEIGHT_DECAY, decay);
        if (values.link() == Link.DECAY_AND_ALIGNMENT) {
            double alignment = ForceParameters.ALIGNMENT.clamp(values.curve().at(decay));
            forces = forces.with(ForceParameters.ALIGNMENT, alignment);
        }
        return new Values(forces, training, values.link(), values.curve());
    }

    private void apply(Values next) {
        now = next;
        if (!held) {
            send();
        }
    }

    /**
     * Holds changes back from the worlds until the timeline sets out on its next frame, so that they act from that frame on; or lets them
     * through as they come.
     */
    public void hold(boolean wanted) {
        held = wanted;
        if (!held) {
            send();
        }
    }

    /** Posts what has changed since the last time. */
    private void send() {
        if (!now.forces().equals(sent.forces())) {
            session.particles().ifPresent(world -> world.post(new Command.SetForces(now.forces())));
        }
        if (!now.training().equals(sent.training())) {
            session.network().ifPresent(world -> world.post(new Command.SetTraining(now.training())));
        }
        sent = now;
    }
}
