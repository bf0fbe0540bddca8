package grokfield.render.ui.state;

import grokfield.scenes.Command;
import grokfield.scenes.HistoryStatus;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.Scene;
import grokfield.scenes.Session;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.scenes.Tuning;
import grokfield.scenes.World;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The past of a session as one line: which steps both sides had come to at the same moment, and the way back there. The worlds
 * themselves keep their states ({@link Command.Rewind}); this keeps their moments together, and the sliders with them. A moment's time is in
 * seconds of the video, of whichever side went faster. Used by the window's thread.
 */
public final class SessionHistory {
    /** The memory that the states of both sides may take, in bytes. */
    public static final long MOST_BYTES = 64L << 20;

    private static final int MOMENTS = 4096;
    private static final int MOST_TIES = 1024;
    private static final double MICROS = 1e6; // per second; moments are kept in whole ones

    private final Session session;
    private final Tuning tuning;
    private final List<Side> sides;
    private final Scene.Record pace;
    private final History moments; // steps of the sides over microseconds
    private final NavigableMap<Double, Tuning.Values> ties = new TreeMap<>(); // from a time on
    private final Map<Side, Snapshot> shown = new EnumMap<>(Side.class);
    private final Map<Side, Long> generations = new EnumMap<>(Side.class);
    private double end; // s
    private double now; // s
    private long number; // of rewinds
    private OptionalDouble waiting = OptionalDouble.empty(); // where to go next, s
    private Optional<Boolean> playedBefore = Optional.empty();
    private Tuning.@Nullable Values followed;

    /** The history of a session from now on. */
    public SessionHistory(Session session, Tuning tuning) {
        this.session = session;
        this.tuning = tuning;
        this.sides = session.worlds().stream().map(World::side).toList();
        this.pace = session.scene().record();
        this.moments = new History(MOMENTS, sides.size());
        session.keepHistory(MOST_BYTES);
    }

    /** Takes in the snapshots of a frame; the sliders follow a past that is repeated. */
    public void take(List<? extends Snapshot> snapshots) {
        snapshots.forEach(snapshot -> shown.put(snapshot.side(), snapshot));
        if (shown.size() < sides.size() || !hasArrived()) {
            return;
        }
        if (waiting.isPresent()) {
            send(steps(waiting.getAsDouble()));
            waiting = OptionalDouble.empty();
            return;
        }
        if (beganAnew()) {
            clear();
        }
        cut();
        if (isReplaying()) {
            now = sides.stream()
                    .filter(side -> status(side).replaying())
                    .mapToDouble(side -> place(side, step(side)))
                    .min()
                    .orElse(end);
        } else {
            record();
            now = end;
        }
        follow();
    }

    /** Whether every world has come to where it was sent. */
    private boolean hasArrived() {
        return sides.stream().map(this::status).allMatch(status -> status.rewinds() == number && !status.travelling());
    }

    private boolean beganAnew() {
        boolean anew = false;
        for (Side side : sides) {
            Long generation = snapshot(side).progress().generation();
            anew |= !generation.equals(generations.put(side, generation));
        }
        return anew;
    }

    private void clear() {
        moments.clear();
        ties.clear();
        end = 0;
        followed = null;
    }

    /** What a world has dropped of its run is no moment any more. */
    private void cut() {
        for (int s = 0; s < sides.size(); s++) {
            long last = status(sides.get(s)).last();
            int size = moments.size();
            if (size > 0 && moments.column(s)[size - 1] > last) {
                end = place(sides.get(s), last);
                moments.cutAfter(end * MICROS);
                ties.tailMap(end, false).clear();
            }
        }
    }

    private void record() {
        double[] steps = new double[sides.size()];
        double gone = 0;
        int size = moments.size();
        for (int s = 0; s < steps.length; s++) {
            Side side = sides.get(s);
            steps[s] = step(side);
            double before = size == 0 ? steps[s] : moments.column(s)[size - 1];
            gone = Math.max(gone, (steps[s] - before) / pace.stepsPerSecond(side));
        }
        if (size > 0 && gone <= 0) {
            tie();
            return;
        }
        end = (size == 0 ? 0 : moments.steps()[size - 1] / MICROS) + gone;
        moments.add(Math.round(end * MICROS), steps);
        end = moments.steps()[moments.size() - 1] / MICROS;
        tie();
    }

    /** How the sides were tied together belongs to a moment too; parameters are the worlds' own. */
    private void tie() {
        Tuning.Values values = tuning.values();
        if (ties.isEmpty() || !sameTie(ties.lastEntry().getValue(), values)) {
            ties.put(end, values);
        }
        while (ties.size() > MOST_TIES) {
            ties.pollFirstEntry();
        }
    }

    private static boolean sameTie(Tuning.Values one, Tuning.Values other) {
        return one.link() == other.link() && one.curve().equals(other.curve());
    }

    /** Sets the sliders to what is in force in the past, until the user moves one. */
    private void follow() {
        if (followed == null) {
            return;
        }
        if (!tuning.values().equals(followed)) {
            followed = null; // the user has begun a new future
            return;
        }
        Tuning.Values repeated = inForce();
        tuning.follow(repeated);
        followed = isReplaying() ? repeated : null;
    }

    private Tuning.Values inForce() {
        Tuning.Values values = tuning.values();
        Map.Entry<Double, Tuning.Values> tie = ties.floorEntry(now);
        Tuning.Values tied = tie == null ? values : tie.getValue();
        return new Tuning.Values(
                shown.get(Side.PARTICLES) instanceof ParticleSnapshot particles
                        ? particles.parameters()
                        : values.forces(),
                shown.get(Side.NETWORK) instanceof NetworkSnapshot network ? network.parameters() : values.training(),
                tied.link(),
                tied.curve());
    }

    // Where the session stands.

    /** Whether there is anything to go back to. */
    public boolean isKept() {
        return shown.values().stream()
                .anyMatch(snapshot -> snapshot.progress().history().isKept());
    }

    /** The time of the newest moment, in seconds from the first. */
    public double end() {
        return end;
    }

    /** The time that is shown, or gone to. */
    public double now() {
        return waiting.orElse(now);
    }

    /** Whether a side repeats what was recorded. */
    public boolean isReplaying() {
        return sides.stream().anyMatch(side -> status(side).replaying());
    }

    /** Whether the worlds are on their way to a moment. */
    public boolean isTravelling() {
        return waiting.isPresent() || !hasArrived();
    }

    /** The step that a side had come to at a time. */
    public long step(Side side, double seconds) {
        return steps(seconds).getOrDefault(side, 0L);
    }

    /** The memory that the states take, about. */
    public long bytes() {
        return sides.stream().mapToLong(side -> status(side).bytes()).sum();
    }

    /** The number of complete states that are kept. */
    public int states() {
        return sides.stream().mapToInt(side -> status(side).states()).sum();
    }

    private Snapshot snapshot(Side side) {
        Snapshot snapshot = shown.get(side);
        if (snapshot == null) {
            throw new IllegalStateException("no snapshot of the " + side.label() + " was taken");
        }
        return snapshot;
    }

    private HistoryStatus status(Side side) {
        return snapshot(side).progress().history();
    }

    private long step(Side side) {
        return snapshot(side).step();
    }

    // The way there.

    /** Takes both sides to a moment, and pauses; does not wait. A later wish replaces one that is still on its way. */
    public void seek(double seconds) {
        session.control().setPlaying(false);
        double wanted = Math.clamp(seconds, 0, end);
        if (isTravelling()) {
            waiting = OptionalDouble.of(wanted);
        } else if (!steps(wanted).equals(stepsNow())) {
            send(steps(wanted));
            now = wanted;
        }
    }

    /** Takes each side back by one step, and pauses. */
    public void stepBack() {
        if (!isTravelling()) {
            session.control().setPlaying(false);
            Map<Side, Long> steps = stepsNow();
            steps.replaceAll((side, step) -> Math.max(step - 1, status(side).first()));
            send(steps);
        }
    }

    /** The mouse holds the time: nothing plays until {@link #letGo}. */
    public void hold() {
        if (playedBefore.isEmpty()) {
            playedBefore = Optional.of(session.control().isPlaying());
            session.control().setPlaying(false);
        }
    }

    /** Plays on if it played before {@link #hold}. */
    public void letGo() {
        playedBefore.ifPresent(session.control()::setPlaying);
        playedBefore = Optional.empty();
    }

    private Map<Side, Long> stepsNow() {
        Map<Side, Long> steps = new EnumMap<>(Side.class);
        sides.forEach(side -> steps.put(side, step(side)));
        return steps;
    }

    private void send(Map<Side, Long> steps) {
        number++;
        followed = tuning.values();
        steps.forEach(
                (side, step) -> session.world(side).ifPresent(world -> world.post(new Command.Rewind(step, number))));
    }

    // Steps and time.

    private Map<Side, Long> steps(double seconds) {
        Map<Side, Long> steps = new EnumMap<>(Side.class);
        int size = moments.size();
        double micros = seconds * MICROS;
        for (int s = 0; s < sides.size(); s++) {
            double[] column = moments.column(s);
            steps.put(
                    sides.get(s),
                    size == 0 ? step(sides.get(s)) : (long) Math.floor(between(moments.steps(), column, size, micros)));
        }
        return steps;
    }

    private double place(Side side, long step) {
        return between(moments.column(sides.indexOf(side)), moments.steps(), moments.size(), (double) step) / MICROS;
    }

    /** y at an x between the rising x of so many points, by straight lines; at the first of equal ones. */
    private static double between(double[] xs, double[] ys, int size, double x) {
        if (size == 0) {
            return 0;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) { // the first point that is not before x
            int middle = (low + high) >>> 1;
            if (xs[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0 || xs[low] <= x) {
            return ys[low];
        }
        double share = (x - xs[low - 1]) / (xs[low] - xs[low - 1]);
        return ys[low - 1] + share * (ys[low] - ys[low - 1]);
    }
}
