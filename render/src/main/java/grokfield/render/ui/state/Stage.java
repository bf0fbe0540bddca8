package grokfield.render.ui.state;

import grokfield.scenes.AutoEngine;
import grokfield.scenes.Command;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.NetworkWorld;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.ParticleWorld;
import grokfield.scenes.SavedSession;
import grokfield.scenes.Scene;
import grokfield.scenes.Session;
import grokfield.scenes.SettleStatus;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.scenes.Start;
import grokfield.scenes.TimelinePlayer;
import grokfield.scenes.Tuning;
import grokfield.scenes.WorldState;
import grokfield.trainer.NetworkSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scene on show: its session, its tuning, the snapshots of this frame and what its measures have been. Opening another
 * scene replaces it as a whole. Made on any thread, then used by the window's.
 */
public final class Stage implements AutoCloseable {
    private static final long PLAY_NANOS = 8_000_000; // of each frame, for the frames of a timeline that are due
    private static final long JUMP_NANOS = 25_000_000; // of each frame, while the worlds are on their way

    private final Session session;
    private final Tuning tuning;
    private final TimelinePlayer player;
    private Optional<SessionHistory> past = Optional.empty();
    private Optional<KeptMoment> kept = Optional.empty();
    private Scene.Record record;
    private Origin origin;
    private final Map<Side, ViewSwitches> views = new EnumMap<>(Side.class);
    private final AttributionHistory attributions = new AttributionHistory();
    private final TimeMapWatch timeMap = new TimeMapWatch();
    private CompareChoices choices = new CompareChoices();
    private final Map<Side, SideHistory> histories = new EnumMap<>(Side.class);
    private final Map<Side, Long> seeds = new EnumMap<>(Side.class);
    private long settlings; // of which the end was told
    private Optional<NetworkSettings> wanted = Optional.empty();
    private Optional<ParticleSnapshot> particles = Optional.empty();
    private Optional<NetworkSnapshot> network = Optional.empty();

    /** A running session, and where it came from. */
    public Stage(Session session, Tuning tuning, Origin origin) {
        this.session = session;
        this.tuning = tuning;
        this.player = new TimelinePlayer(session, tuning);
        this.origin = origin;
        Scene scene = session.scene();
        record = scene.record();
        for (Side side : Side.values()) {
            views.put(side, new ViewSwitches(scene.view()));
            session.world(side).ifPresent(world -> histories.put(side, new SideHistory(world.snapshot())));
        }
        scene.particles().ifPresent(p -> seeds.put(Side.PARTICLES, p.seed()));
        scene.network().ifPresent(n -> seeds.put(Side.NETWORK, n.settings().seed()));
        takeSnapshots();
    }

    /**
     * A saved session that goes on where it was, paused.
     *
     * @param auto how the engine is chosen when the scene says {@code auto}
     * @throws IllegalArgumentException if the states do not fit the scene
     */
    public static Stage resume(SavedSession saved, AutoEngine auto, Origin origin) {
        Session session = Session.resume(saved, auto);
        Tuning tuning = new Tuning(session);
        tuning.setCurve(saved.curve());
        tuning.setLink(saved.link());
        Stage stage = new Stage(session, tuning, origin);
        stage.player().resume(saved.seconds());
        return stage;
    }

    /** Plays the scene's timeline, or lets the clock follow the worlds of a scene without one; hardly waits. */
    public void playTimeline() {
        try {
            player.play(System.nanoTime(), player.isJumping() ? JUMP_NANOS : PLAY_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the newest snapshots; they stay the same until the next call. Never waits. */
    public void takeSnapshots() {
        particles = session.particles().map(ParticleWorld::snapshot);
        network = session.network().map(NetworkWorld::snapshot);
        for (Side side : Side.values()) {
            snapshot(side).ifPresent(snapshot -> history(side).ifPresent(history -> history.take(snapshot)));
        }
        past.ifPresent(history -> history.take(Stream.of(particles, network)
                .<Snapshot>flatMap(Optional::stream)
                .toList()));
    }

    public Session session() {
        return session;
    }

    public Tuning tuning() {
        return tuning;
    }

    /** The video clock, and what the scene's timeline does. */
    public TimelinePlayer player() {
        return player;
    }

    /** Keeps a way back from now on, for whoever can go it; a scene with a timeline has its own. */
    void keepPast() {
        if (session.scene().timeline().isEmpty()) {
            past = Optional.of(new SessionHistory(session, tuning));
        }
    }

    /** The way back to moments that were; empty where none is kept. */
    public Optional<SessionHistory> past() {
        return past;
    }

    /** The moment that the present is compared with. */
    public Optional<KeptMoment> kept() {
        return kept;
    }

    /** Keeps a moment to compare the present with; empty to forget it. */
    public void keep(Optional<KeptMoment> moment) {
        kept = moment;
    }

    /** Keeps what is on show now. */
    public void keepThisMoment() {
        Map<Side, Snapshot> now = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            snapshot(side).ifPresent(snapshot -> now.put(side, snapshot));
        }
        kept = Optional.of(new KeptMoment("this run", now));
    }

    /** How a clip of it is made, as the user has it now. */
    public Scene.Record record() {
        return record;
    }

    public void setRecord(Scene.Record wanted) {
        record = wanted;
    }

    /** Where it came from, or was last saved to. */
    public Origin origin() {
        return origin;
    }

    void setOrigin(Origin saved) {
        origin = saved;
    }

    /** Whether it is a saved session that goes on, rather than a scene that begins. */
    boolean isSession() {
        return origin.file().filter(Origin::isSession).isPresent();
    }

    /** The switches of both views. */
    Map<Side, ViewSwitches> views() {
        return Map.copyOf(views);
    }

    void setViews(Map<Side, ViewSwitches> switches) {
        views.putAll(switches);
    }

    /** This frame's snapshot of the particles, if the scene has them. */
    public Optional<ParticleSnapshot> particles() {
        return particles;
    }

    /** This frame's snapshot of the network, if the scene has one. */
    public Optional<NetworkSnapshot> network() {
        return network;
    }

    /** This frame's snapshot of a side, if the scene has it. */
    public Optional<? extends Snapshot> snapshot(Side side) {
        return side == Side.PARTICLES ? particles : network;
    }

    /** What a side's measures have been, if the scene has it. */
    public Optional<SideHistory> history(Side side) {
        return Optional.ofNullable(histories.get(side));
    }

    /** What a side's view shows. */
    public ViewSwitches view(Side side) {
        return views.computeIfAbsent(side, s -> new ViewSwitches(session.scene().view()));
    }

    /** What the attribution of the network's gradient has been. */
    public AttributionHistory attributions() {
        return attributions;
    }

    /** How the steps of the two sides belong together. */
    public TimeMapWatch timeMap() {
        return timeMap;
    }

    /** Whether a history is over the steps of a side. */
    public boolean remembers(Side side, History history) {
        return history(side).filter(own -> own.samples().equals(history)).isPresent()
                || (side == Side.NETWORK && attributions.gives(history));
    }

    /** How the two sides are compared. */
    public CompareChoices choices() {
        return choices;
    }

    void setChoices(CompareChoices wanted) {
        choices = wanted;
    }

    /** The seed that a side now runs from, if the scene has that side. */
    public Optional<Long> seed(Side side) {
        return Optional.ofNullable(seeds.get(side));
    }

    /** Starts a side again from another seed. */
    public void reseed(Side side, long seed) {
        session.world(side).ifPresent(world -> {
            seeds.put(side, seed);
            world.post(new Command.Reseed(seed));
        });
    }

    /** Whether it could stand where a member of an ensemble of that scene stands: the same task, sides and sizes. */
    boolean fits(Scene scene) {
        Scene own = session.scene();
        boolean sameParticles = own.particles()
                .map(Scene.Particles::dimensions)
                .equals(scene.particles().map(Scene.Particles::dimensions));
        boolean sameNetwork = own.network()
                .map(network -> network.settings().withSeed(0))
                .equals(scene.network().map(network -> network.settings().withSeed(0)));
        return own.task().equals(scene.task()) && sameParticles && sameNetwork;
    }

    /**
     * Stands where the members of one seed stand, paused, with the values that they run with; a side without a member begins
     * at the same seed.
     *
     * @param scene that the members run, with their seed
     */
    void take(Scene scene, Map<Side, WorldState> states) {
        session.control().setPlaying(false);
        Tuning.Values values = tuning.values();
        tuning.replace(new Tuning.Values(
                scene.particles().map(Scene.Particles::forces).orElse(values.forces()),
                scene.network().map(Scene.Network::training).orElse(values.training()),
                values.link(),
                values.curve()));
        scene.particles().ifPresent(p -> take(Side.PARTICLES, p.seed(), states));
        scene.network().ifPresent(n -> take(Side.NETWORK, n.settings().seed(), states));
    }

    private void take(Side side, long seed, Map<Side, WorldState> states) {
        WorldState there = states.get(side);
        if (there == null) {
            reseed(side, seed);
        } else {
            seeds.put(side, seed);
            session.world(side).ifPresent(world -> world.post(new Command.Restore(there)));
        }
    }

    /** How settling ended: once for each. */
    Optional<String> takeSettled() {
        Optional<SettleStatus> ended = particles
                .flatMap(ParticleSnapshot::settling)
                .filter(status -> !status.running() && status.number() > settlings);
        ended.ifPresent(status -> settlings = status.number());
        return ended.map(SettleStatus::sentence);
    }

    /** Settings of the network that the user has chosen but not applied yet. */
    public Optional<NetworkSettings> wantedSettings() {
        return wanted;
    }

    /** Keeps settings until they are applied; empty to give them up. */
    public void want(Optional<NetworkSettings> settings) {
        wanted = settings;
    }

    /** Whether the particles start at the network's initial embeddings, so that a new seed moves both. */
    public boolean startsAtNetwork() {
        return session.scene()
                .particles()
                .map(Scene.Particles::start)
                .filter(Start.AtNetwork.class::isInstance)
                .isPresent();
    }

    /** The scene as it is now: tuned parameters, seeds and switches of the views. */
    public Scene scene() {
        ViewSwitches particlesView = view(Side.PARTICLES);
        ViewSwitches networkView = view(Side.NETWORK);
        Scene.View shown = new Scene.View(
                particlesView.shows(ViewSwitches.Layer.PAIR_SUMS) || networkView.shows(ViewSwitches.Layer.PAIR_SUMS),
                networkView.shows(ViewSwitches.Layer.REGIONS),
                particlesView.shows(ViewSwitches.Layer.TRAILS) || networkView.shows(ViewSwitches.Layer.TRAILS),
                networkView.shows(ViewSwitches.Layer.OVERLAY),
                networkView.shows(ViewSwitches.Layer.FITTED),
                particlesView.shows(ViewSwitches.Layer.IMPERFECTIONS)
                        || networkView.shows(ViewSwitches.Layer.IMPERFECTIONS));
        return seeded(tuning.scene()).withView(shown).withRecord(record);
    }

    /** The scene with the values of its file but the seeds and the engine of now, as a changed setting reopens it. */
    public Scene original() {
        Scene scene = seeded(session.scene());
        Optional<Scene.Particles> there = scene.particles();
        return there.isPresent() && particles.isPresent()
                ? scene.withParticles(there.get().withEngine(particles.get().wantedEngine()))
                : scene;
    }

    private Scene seeded(Scene scene) {
        Scene result = scene;
        Optional<Scene.Particles> p = result.particles();
        if (p.isPresent()) {
            result = result.withParticles(p.get().withSeed(seed(Side.PARTICLES).orElseThrow()));
        }
        Optional<Scene.Network> n = result.network();
        if (n.isPresent()) {
            result = result.withNetwork(n.get()
                    .withSettings(n.get().settings().withSeed(seed(Side.NETWORK).orElseThrow())));
        }
        return result;
    }

    /** Stops the worlds and waits for them. */
    @Override
    public void close() {
        timeMap.close();
        session.close();
    }
}
