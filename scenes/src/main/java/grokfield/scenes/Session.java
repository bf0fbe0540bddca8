package grokfield.scenes;

import grokfield.sim.Points;
import grokfield.sim.WorkerPool;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A running scene: up to two worlds and one clock. */
public final class Session implements AutoCloseable {
    private final Scene scene;
    private final StepControl control = new StepControl();
    private final WorkerPool workers;
    private final Optional<ParticleWorld> particles;
    private final Optional<NetworkWorld> network;

    private Session(Scene scene, Optional<Points> start, AutoEngine auto, EngineFactory factory) {
        this.scene = scene;
        Scene.Record pace = scene.record();
        workers = new WorkerPool("grokfield-forces", Runtime.getRuntime().availableProcessors());
        EngineSupply engines = new EngineSupply(factory, auto, workers);
        particles = scene.particles()
                .map(side -> new ParticleWorld(scene.task(), side, start.orElseThrow(), control, engines));
        network = scene.network().map(side -> new NetworkWorld(scene.task(), side, control));
        for (World world : worlds()) {
            world.onNewFuture(() -> worlds().stream()
                    .filter(other -> other != world)
                    .forEach(other -> other.post(new Command.ForgetFuture())));
        }
        particles.ifPresent(world -> world.start(pace.stepsPerSecond(Side.PARTICLES)));
        network.ifPresent(world -> world.start(pace.stepsPerSecond(Side.NETWORK)));
    }

    /** As {@link #open(Scene, AutoEngine)}, by the fixed rule. */
    public static Session open(Scene scene) throws SceneException {
        return open(scene, AutoEngine.BY_RULE);
    }

    /**
     * Brings a scene to life, paused or playing as {@link StepControl} says; may take a moment for large scenes. An engine
     * that cannot be had gives way to another, and the snapshots say so.
     *
     * @param auto how the engine is chosen when the scene says {@code auto}; exact frames always follow the rule
     * @throws SceneException if its start file cannot be used
     */
    public static Session open(Scene scene, AutoEngine auto) throws SceneException {
        return open(scene, auto, EngineFactory.STANDARD);
    }

    static Session open(Scene scene, AutoEngine auto, EngineFactory factory) throws SceneException {
        Optional<Points> start =
                scene.particles().isPresent() ? Optional.of(Starts.positions(scene)) : Optional.empty();
        return new Session(scene, start, auto, factory);
    }

    /** As {@link #resume(SavedSession, AutoEngine)}, by the fixed rule. */
    public static Session resume(SavedSession saved) {
        return resume(saved, AutoEngine.BY_RULE);
    }

    /**
     * Brings a saved session to life, paused, where it was when it was saved; what its timeline had changed comes back by
     * {@link TimelinePlayer#resume}.
     *
     * @param auto how the engine is chosen when the scene says {@code auto}
     * @throws IllegalArgumentException if the states do not fit the scene
     */
    public static Session resume(SavedSession saved, AutoEngine auto) {
        Optional<Points> start = Optional.ofNullable(saved.states().get(Side.PARTICLES))
                .map(state -> ((WorldState.Particles) state).start());
        Session session = new Session(saved.scene(), start, auto, EngineFactory.STANDARD);
        session.control.setPlaying(false);
        session.control.setSpeed(saved.speed());
        session.worlds().forEach(world -> world.post(new Command.Restore(saved.state(world.side()))));
        return session;
    }

    /** The scene as it was opened; parameters changed since are in the snapshots. */
    public Scene scene() {
        return scene;
    }

    public StepControl control() {
        return control;
    }

    public Optional<ParticleWorld> particles() {
        return particles;
    }

    public Optional<NetworkWorld> network() {
        return network;
    }

    /** The world of a side, if the scene has it. */
    public Optional<? extends World> world(Side side) {
        return side == Side.PARTICLES ? particles : network;
    }

    /** The worlds that are there, particles first. */
    public List<World> worlds() {
        return Stream.<Optional<? extends World>>of(particles, network)
                .<World>flatMap(Optional::stream)
                .toList();
    }

    /** Posts to every world; each takes what concerns it. */
    public void post(Command command) {
        worlds().forEach(world -> world.post(command));
    }

    /** Advances both worlds by one video frame's worth of steps, exactly, and waits for the snapshots. */
    public void advanceOneFrame() throws InterruptedException {
        control.advanceExactly(stepsPerFrame(scene.record()));
    }

    /** Lets both worlds, which are idle, set out on one video frame, and does not wait for them. */
    void grantOneFrame(Scene.Record pace, boolean quiet) {
        control.grantExactly(stepsPerFrame(pace), quiet);
    }

    private static Map<Side, Integer> stepsPerFrame(Scene.Record pace) {
        return Map.of(Side.PARTICLES, pace.steps(Side.PARTICLES), Side.NETWORK, pace.steps(Side.NETWORK));
    }

    /**
     * Lets every world keep a history of its run from now on.
     *
     * @param mostBytes the memory that all of it may take; 0 to keep none
     */
    public void keepHistory(long mostBytes) {
        post(new Command.KeepHistory(mostBytes / Math.max(1, worlds().size()), WorldHistory.SPACING_NANOS));
    }

    /** Asks every world for its complete state; the replies come when the worlds get to it. */
    public Map<Side, CompletableFuture<WorldState>> capture() {
        Map<Side, CompletableFuture<WorldState>> replies = new EnumMap<>(Side.class);
        for (World world : worlds()) {
            CompletableFuture<WorldState> reply = new CompletableFuture<>();
            replies.put(world.side(), reply);
            world.post(new Command.Capture(reply));
        }
        return replies;
    }

    /** Stops both worlds and waits for their threads. */
    @Override
    public void close() {
        worlds().forEach(World::close);
        workers.close();
    }
}
