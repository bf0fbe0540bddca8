package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.EnsembleSnapshot.Status;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.trainer.TrainingParameters;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EnsembleTest {
    private static final List<String> SHORT =
            List.of("particles.steps=90", "network.steps=70", "task.modulus=7", "network.hidden=8");
    private static final List<String> ENDLESS =
            List.of("particles.steps=100000000", "network.steps=100000000", "task.modulus=7", "network.hidden=8");

    @TempDir
    java.nio.file.Path folder;

    private static Scene scene(List<String> settings, String... more) throws SceneException {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return SceneLibrary.open("circles-and-grids", all);
    }

    private static EnsemblePlan plan(Scene scene, long last) {
        return EnsemblePlan.of(scene, new SeedRange(0, last));
    }

    private static EnsembleSnapshot runToEnd(EnsemblePlan plan) throws Exception {
        try (Ensemble ensemble = Ensemble.start(plan)) {
            ensemble.await();
            return ensemble.snapshot();
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** Positions, measures and errors of {@code run} for the same seeds. */
    private void assertSameAsRun(Scene scene, SeedRange seeds, EnsembleSnapshot snapshot, int group) throws Exception {
        List<SeedResult> lines = new ArrayList<>();
        java.nio.file.Path out = folder.resolve("run" + group);
        new HeadlessRun(RunPlan.of(scene).withSeeds(seeds).withOut(out, true)).run(lines::add);
        for (Side side : snapshot.sides()) {
            String file = side == Side.PARTICLES ? "particles.npy" : "embeddings.npy";
            Npy all = Npy.read(out.resolve(file));
            double[] values = all.values();
            List<SeedResult> ofSide =
                    lines.stream().filter(line -> line.side() == side).toList();
            int each = values.length / seeds.count();
            for (int seed = 0; seed < seeds.count(); seed++) {
                EnsembleMember member = snapshot.member(group, side, seed).orElseThrow();
                double[] row = java.util.Arrays.copyOfRange(values, seed * each, (seed + 1) * each);
                SeedResult line = ofSide.get(seed);
                assertEquals(line.seed(), member.seed());
                assertEquals(line.steps(), member.step());
                assertEquals(line.error(), member.error());
                if (line.error().isEmpty()) {
                    assertEquals(Points.copyOf(row, member.positions().dimensions()), member.positions());
                    assertEquals(line.measures(), Optional.of(member.measures()));
                    assertEquals(line.training(), member.training());
                    assertEquals(member.step(), member.measuredStep());
                }
            }
        }
    }

    @Test
    void everySeedEndsWithTheBitsOfRun() throws Exception {
        Scene scene = scene(SHORT);
        SeedRange seeds = new SeedRange(3, 14);
        EnsembleSnapshot snapshot = runToEnd(EnsemblePlan.of(scene, seeds));
        assertEquals(Status.ENDED, snapshot.status());
        assertEquals(1, snapshot.progress());
        assertSameAsRun(scene, seeds, snapshot, 0);
    }

    @Test
    void theDefaultSceneAndSmallSharesOfTimeKeepTheBits() throws Exception {
        Scene scene = scene(List.of("particles.steps=300", "network.steps=150"));
        SeedRange seeds = new SeedRange(0, 5);
        try (Ensemble ensemble = Ensemble.start(EnsemblePlan.of(scene, seeds).withCores(3))) {
            long frame = 1;
            while (ensemble.snapshot().isAlive()) {
                frame = Math.max(frame + 60_000_000, System.nanoTime()); // late ones, whatever the clock says
                ensemble.frame(frame);
                ensemble.pause();
                ensemble.resume();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertSameAsRun(scene, seeds, ensemble.snapshot(), 0);
        }
    }

    @Test
    void aSeedThatExplodesStopsAloneWithTheSentenceOfRun() throws Exception {
        // Two particles far out, so that a step of decay does not fit into the numbers.
        java.nio.file.Path start = folder.resolve("start.csv");
        java.nio.file.Files.writeString(start, "1e308,1e308\n-1e308,1e308\n");
        Scene scene = scene(
                SHORT,
                "task.modulus=2",
                "particles.start=" + start,
                "particles.weight_decay=5",
                "particles.step_size=0.1",
                "particles.attraction=20");
        SeedRange seeds = new SeedRange(0, 2);
        EnsembleSnapshot snapshot = runToEnd(EnsemblePlan.of(scene, seeds));
        assertEquals(Status.ENDED, snapshot.status());
        assertTrue(snapshot.members(0, Side.PARTICLES).stream()
                .anyMatch(member -> member.error().isPresent()));
        assertSameAsRun(scene, seeds, snapshot, 0);
    }

    @Test
    void anEngineThatCannotBeHadIsSaidOnceForAll() throws Exception {
        FakeEngines engines = new FakeEngines();
        engines.creations = 0;
        try (Ensemble ensemble = Ensemble.start(plan(scene(SHORT, "particles.engine=tornado"), 4), engines)) {
            ensemble.await();
            EnsembleSnapshot snapshot = ensemble.snapshot();
            assertEquals(Status.FAILED, snapshot.status());
            assertEquals(Optional.of("engine tornado cannot be had: no device"), snapshot.failure());
            assertEquals(List.of(), snapshot.members(0, Side.PARTICLES));
        }
    }

    @Test
    void anEngineThatDiesTakesOneSeedWithItAndIsReplaced() throws Exception {
        FakeEngines engines = new FakeEngines();
        engines.advances = 5;
        engines.advancing = (engine, parameters, state) -> {
            if (engines.made.size() > 1) {
                engines.advances = FakeEngines.NEVER;
            }
        };
        EnsemblePlan plan = plan(scene(SHORT, "particles.engine=tornado"), 4)
                .withSides(Set.of(Side.PARTICLES))
                .withCores(1);
        try (Ensemble ensemble = Ensemble.start(plan, engines)) {
            ensemble.await();
            EnsembleSnapshot snapshot = ensemble.snapshot();
            assertEquals(Status.ENDED, snapshot.status());
            List<EnsembleMember> members = snapshot.members(0, Side.PARTICLES);
            assertEquals(
                    List.of("device lost"),
                    members.stream().flatMap(member -> member.error().stream()).toList());
            assertEquals(
                    4, members.stream().filter(member -> member.step() == 90).count());
            assertEquals(2, engines.made.size());
            assertTrue(engines.made.stream().allMatch(engine -> engine.closed.get() == 1 && !engine.misused.get()));
        }
    }

    @Test
    void particlesThatStartAtTheNetworkDoSoForEverySeed() throws Exception {
        Scene scene = SceneLibrary.open("same-start", List.of("particles.steps=20", "network.steps=20"));
        SeedRange seeds = new SeedRange(0, 3);
        assertSameAsRun(scene, seeds, runToEnd(EnsemblePlan.of(scene, seeds)), 0);
    }

    @Test
    void allSeedsAndBothSidesGoOnTogether() throws Exception {
        Scene scene = scene(List.of("particles.steps=100000000", "network.steps=100000000"));
        try (Ensemble ensemble = Ensemble.start(plan(scene, 9))) {
            until(() -> ensemble.snapshot().members(0, Side.PARTICLES).size() == 10
                    && ensemble.snapshot().members(0, Side.PARTICLES).stream().allMatch(m -> m.step() > 400));
            ensemble.pause();
            for (Side side : Side.values()) {
                List<EnsembleMember> members = ensemble.snapshot().members(0, side);
                long least =
                        members.stream().mapToLong(EnsembleMember::step).min().orElseThrow();
                long most =
                        members.stream().mapToLong(EnsembleMember::step).max().orElseThrow();
                assertTrue(most < 2.5 * least + 400, least + " … " + most);
            }
        }
    }

    @Test
    void aPauseHoldsEveryMemberAndGoesOn() throws Exception {
        try (Ensemble ensemble = Ensemble.start(plan(scene(ENDLESS), 4))) {
            until(() -> ensemble.snapshot().members(0, Side.NETWORK).size() == 5);
            ensemble.pause();
            until(ensemble::isAtRest);
            EnsembleSnapshot held = ensemble.snapshot();
            assertEquals(Status.PAUSED, held.status());
            TimeUnit.MILLISECONDS.sleep(20);
            assertSame(held, ensemble.snapshot());
            ensemble.resume();
            until(() -> ensemble.snapshot().progress() > held.progress());
            assertEquals(Status.RUNNING, ensemble.snapshot().status());
        }
    }

    @Test
    void whatIsCancelledKeepsWhatItHas() throws Exception {
        try (Ensemble ensemble = Ensemble.start(plan(scene(ENDLESS), 4))) {
            until(() -> ensemble.snapshot().members(0, Side.NETWORK).size() == 5);
            ensemble.cancel();
            ensemble.await();
            EnsembleSnapshot kept = ensemble.snapshot();
            assertEquals(Status.CANCELLED, kept.status());
            assertFalse(kept.isComplete(0));
            for (EnsembleMember member : kept.members(0, Side.PARTICLES)) {
                assertTrue(member.step() > 0 && member.positions().isFinite());
            }
            ensemble.resume();
            assertEquals(Status.CANCELLED, ensemble.snapshot().status());
        }
    }

    @Test
    void aCapturedMemberGoesOnInASessionWithTheSameBits() throws Exception {
        Scene half = scene(SHORT);
        Scene whole = scene(SHORT, "particles.steps=180", "network.steps=140");
        SeedRange seeds = new SeedRange(2, 4);
        Map<Side, WorldState> states;
        try (Ensemble ensemble = Ensemble.start(EnsemblePlan.of(half, seeds))) {
            ensemble.await();
            states = ensemble.capture(0, 1).get();
        }
        assertEquals(Set.of(Side.PARTICLES, Side.NETWORK), states.keySet());
        EnsembleSnapshot expected = runToEnd(EnsemblePlan.of(whole, seeds));
        try (Session session = Session.open(whole.withSeed(0))) {
            session.control().setPlaying(false);
            session.worlds()
                    .forEach(
                            world -> world.post(new Command.Restore(Objects.requireNonNull(states.get(world.side())))));
            session.control().awaitIdle();
            assertEquals(
                    3, session.particles().orElseThrow().snapshot().progress().seed());
            session.control().advanceExactly(Map.of(Side.PARTICLES, 90, Side.NETWORK, 70));
            for (Side side : Side.values()) {
                assertEquals(
                        expected.member(0, side, 1).orElseThrow().positions(),
                        session.world(side).orElseThrow().snapshot().positions());
            }
        }
    }

    @Test
    void aSweepGivesEveryValueTheBitsOfRunOnTheSideThatItConcerns() throws Exception {
        Scene scene = scene(SHORT);
        SeedRange seeds = new SeedRange(0, 4);
        EnsembleAxis axis = EnsembleAxis.between(ForceParameters.ALIGNMENT, 0, 4, 3);
        assertEquals(List.of(0.0, 2.0, 4.0), axis.values());
        EnsembleSnapshot snapshot = runToEnd(EnsemblePlan.of(scene, seeds).withAxis(axis));
        assertEquals(List.of(Side.PARTICLES), snapshot.sides());
        for (int group = 0; group < 3; group++) {
            assertTrue(snapshot.isComplete(group));
            assertSameAsRun(axis.at(scene, axis.values().get(group)), seeds, snapshot, group);
        }
    }

    @Test
    void alignmentMayFollowASweepOfTheNetworksDecay() throws Exception {
        EnsembleAxis axis =
                EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0, 3, 7).withAlignmentBy(LinkCurve.FITTED);
        assertTrue(axis.concerns(Side.PARTICLES) && axis.concerns(Side.NETWORK));
        Scene changed = axis.at(scene(SHORT), 2);
        assertEquals(2, changed.network().orElseThrow().training().weightDecay());
        assertEquals(
                LinkCurve.ALIGNMENT_PER_DECAY * 2,
                changed.particles().orElseThrow().forces().alignment(),
                1e-12);
        assertEquals(
                scene(SHORT).particles().orElseThrow().forces().weightDecay(),
                changed.particles().orElseThrow().forces().weightDecay());
    }

    @Test
    void valuesComeFromCoarseToFineAndEachOnce() {
        for (int count = 1; count <= EnsembleAxis.MOST_VALUES; count++) {
            EnsembleAxis axis = EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0, 3, count);
            List<Integer> order = axis.order();
            assertEquals(count, order.size());
            assertEquals(count, Set.copyOf(order).size());
        }
        assertEquals(
                List.of(0, 4, 2, 1, 3),
                EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0, 3, 5).order());
        assertEquals(
                List.of(0.0, 0.3, 0.6, 0.9),
                EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0, 0.9, 4).values());
    }

    @Test
    void noValueIsTakenTwice() {
        assertEquals(
                List.of(0.25),
                EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0.25, 0.25, 7)
                        .values());
        double next = Math.nextUp(0.25);
        assertEquals(
                List.of(0.25, next),
                EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0.25, next, 7)
                        .values());
        assertEquals(
                "the values of a sweep must rise: 1 after 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new EnsembleAxis(
                                        TrainingParameters.WEIGHT_DECAY, List.of(0.0, 1.0, 1.0), Optional.empty()))
                        .getMessage());
    }

    @Test
    void aSweepOutsideTheRangeIsRefusedWithASentence() {
        assertEquals(
                "weight_decay must be between 0 and 5, was 7",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0, 7, 4))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 2, 1, 4));
    }

    @Test
    void aCancelledSweepKeepsWholeValues() throws Exception {
        Scene scene = scene(SHORT, "particles.steps=4000");
        EnsembleAxis axis = EnsembleAxis.between(ForceParameters.ALIGNMENT, 0, 8, 101);
        try (Ensemble ensemble =
                Ensemble.start(EnsemblePlan.of(scene, new SeedRange(0, 3)).withAxis(axis))) {
            until(() -> ensemble.snapshot().isComplete(0) && ensemble.snapshot().isComplete(100));
            ensemble.cancel();
            ensemble.await();
            EnsembleSnapshot kept = ensemble.snapshot();
            assertTrue(kept.isComplete(0) && kept.isComplete(100));
            assertFalse(kept.isBegun(99), "values come from coarse to fine");
            assertEquals(4, kept.members(100, Side.PARTICLES).size());
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefusedWithTheLargestThatFits() throws Exception {
        EnsemblePlan plan = plan(scene(SHORT), 999).withMemory(20_000_000);
        int most = plan.mostSeeds();
        assertTrue(most > 0 && most < 1000, "most " + most);
        String sentence = plan.refusal().orElseThrow();
        assertTrue(
                sentence.matches("1000 seeds would take about \\d+ MB of memory, more than the 20 MB that are there for"
                        + " an ensemble; the largest that fits has " + most),
                sentence);
        assertEquals(
                sentence,
                assertThrows(SceneException.class, () -> Ensemble.start(plan).close())
                        .getMessage());
        assertEquals(
                Optional.empty(), plan.withSeeds(new SeedRange(0, most - 1)).refusal());
        assertTrue(plan.withSeeds(new SeedRange(0, most)).refusal().isPresent());
        assertTrue(plan.withMemory(1000).refusal().orElseThrow().endsWith("not even one fits"));
    }

    @Test
    void theEstimateOfMemoryLiesCloselyAboveWhatANetworkAllocates() throws Exception {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String[] settings : new String[][] {{}, {"task.modulus=59"}, {"network.hidden=512"}}) {
            Scene scene = scene(List.of(settings));
            EnsemblePlan plan = plan(scene, 0);
            MemberRun warm = new MemberRun(plan, scene, Side.NETWORK, 0, 0);
            warm.begin();
            MemberRun run = new MemberRun(plan, scene, Side.NETWORK, 0, 0);
            long before = threads.getCurrentThreadAllocatedBytes();
            run.begin();
            double used = threads.getCurrentThreadAllocatedBytes() - before;
            double estimate = EnsembleMemory.alive(scene, Side.NETWORK) + EnsembleMemory.kept(scene, Side.NETWORK);
            assertTrue(estimate > 0.9 * used && estimate < 1.6 * used, estimate + " for " + used);
        }
    }

    @Test
    void aSideThatIsNotThereIsLeftOutAndAnAxisOfNoSideIsRefused() throws Exception {
        Scene scene = scene(SHORT).withoutNetwork();
        EnsemblePlan plan = plan(scene, 2);
        assertEquals(List.of(Side.PARTICLES), plan.sides());
        assertEquals(
                "the scene has no [network], which network.weight_decay belongs to",
                plan.withAxis(EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0, 1, 2))
                        .refusal()
                        .orElseThrow());
    }

    @Test
    void workersRestWhileFramesComeLateAndWorkAllTheTimeWhereNoneAreDrawn() {
        EnsemblePace pace = new EnsemblePace();
        assertEquals(1, pace.share(1));
        long now = 1;
        for (int i = 0; i < 200; i++) {
            now += 60_000_000;
            pace.frame(now);
        }
        double late = pace.share(now);
        assertTrue(late < 0.3 && late > 0, "late " + late);
        for (int i = 0; i < 200; i++) {
            now += 10_000_000;
            pace.frame(now);
        }
        assertEquals(1, pace.share(now));
        assertEquals(1, pace.share(now + 1_000_000_000));
    }
}
