package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.trainer.TrainingParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The video clock: exact frames, live play, jumps, and what the timeline does to the worlds meanwhile. */
@Timeout(60)
class TimelinePlayerTest {
    private static final String SCENE = """
            [particles]
            alignment = 1
            [network]
            [record]
            frames_per_second = 20
            seconds = 5
            [[timeline]]
            at = 2
            particles.alignment = 5
            caption = "α {alignment}"
            [[timeline]]
            at = 3
            network.weight_decay = 2.5
            transition = "step"
            [[timeline]]
            at = 4
            particles.alignment = 3
            transition = "smooth"
            """;

    @TempDir
    Path folder;

    private Session session;
    private Tuning tuning;
    private TimelinePlayer player;

    @BeforeEach
    void open() throws Exception {
        open(SCENE);
    }

    private void open(String text) throws Exception {
        Path file = folder.resolve("scene.toml");
        Files.writeString(file, text);
        session = Session.open(SceneReader.read(file));
        session.control().setPlaying(false);
        tuning = new Tuning(session);
        player = new TimelinePlayer(session, tuning);
        session.control().awaitIdle();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private ParticleSnapshot particles() {
        return session.particles().orElseThrow().snapshot();
    }

    private NetworkSnapshot network() {
        return session.network().orElseThrow().snapshot();
    }

    private List<Points> state() {
        return List.of(particles().positions(), network().positions());
    }

    private void frames(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            player.advanceOneFrame();
        }
    }

    private void arrive() throws InterruptedException {
        while (!player.goOn(5_000_000)) {
            assertTrue(player.progress() >= 0 && player.progress() <= 1);
        }
    }

    private void look() throws InterruptedException {
        player.play(System.nanoTime(), 5_000_000);
    }

    /** Plays as the window does, until something is so. */
    private void playUntil(BooleanSupplier condition) throws InterruptedException {
        session.control().setPlaying(true);
        while (!condition.getAsBoolean()) {
            session.control().frame(System.nanoTime(), 1_000_000);
            look();
            Thread.sleep(2);
        }
        session.control().setPlaying(false);
        session.control().awaitIdle();
        look();
        session.control().awaitIdle();
        look();
    }

    @Test
    void everyExactFrameShowsTheTimelinesValuesOfItsTime() throws Exception {
        Timeline timeline = player.timeline();
        assertEquals(1, particles().parameters().alignment());
        for (int frame = 1; frame <= 100; frame++) {
            player.advanceOneFrame();
            assertEquals(frame, player.frame());
            assertEquals(frame / 20.0, player.seconds());
            assertEquals(
                    timeline.value(ForceParameters.ALIGNMENT, frame / 20.0).orElseThrow(),
                    particles().parameters().alignment());
            assertEquals(frame < 60 ? 1 : 2.5, network().parameters().weightDecay());
            assertEquals(2L * frame, particles().step());
            assertEquals(4L * frame, network().step());
        }
        assertEquals(3, particles().parameters().alignment());
        assertEquals(Optional.of("α 3.00"), player.caption());
    }

    @Test
    void atItsKeyframesTheWorldHasExactlyTheirValues() throws Exception {
        frames(40);
        assertEquals(5, particles().parameters().alignment());
        assertEquals(Optional.of("α 5.00"), player.caption());
        frames(40);
        assertEquals(3, particles().parameters().alignment());
    }

    @Test
    void theTimelineLeavesNothingToUndo() throws Exception {
        frames(50);
        assertFalse(tuning.canUndo());
        tuning.set(ForceParameters.REPULSION, 2);
        frames(10);
        double now = tuning.get(ForceParameters.ALIGNMENT);
        tuning.undo();
        assertEquals(now, tuning.get(ForceParameters.ALIGNMENT), "undo takes back the slider, not the timeline");
        assertEquals(1, tuning.get(ForceParameters.REPULSION));
    }

    @Test
    void undoKeepsTheUsersOwnValueOfWhatTheTimelineHoldsStill() throws Exception {
        frames(85);
        tuning.set(ForceParameters.ALIGNMENT, 9);
        tuning.set(ForceParameters.REPULSION, 2);
        tuning.undo();
        assertEquals(9, tuning.get(ForceParameters.ALIGNMENT));
        tuning.undo();
        assertEquals(3, tuning.get(ForceParameters.ALIGNMENT), "the timeline's value, which the user had changed");
        tuning.redo();
        assertEquals(9, tuning.get(ForceParameters.ALIGNMENT));
        tuning.redo();
        assertEquals(2, tuning.get(ForceParameters.REPULSION));
        assertEquals(9, tuning.get(ForceParameters.ALIGNMENT));
    }

    @Test
    void undoTiesTheDecayToWhatTheTimelineHasMovedSince() throws Exception {
        frames(50);
        tuning.setLink(Tuning.Link.DECAY_AND_ALIGNMENT);
        tuning.set(ForceParameters.REPULSION, 2);
        frames(15);
        assertEquals(2.5, tuning.get(ForceParameters.WEIGHT_DECAY));
        tuning.undo();
        assertEquals(1, tuning.get(ForceParameters.REPULSION));
        assertEquals(2.5, tuning.get(TrainingParameters.WEIGHT_DECAY));
        assertEquals(2.5, tuning.get(ForceParameters.WEIGHT_DECAY), "the tie holds after undo");
        tuning.undo();
        assertEquals(Tuning.Link.NONE, tuning.values().link());
        assertEquals(1, tuning.get(ForceParameters.WEIGHT_DECAY));
        assertEquals(2.5, tuning.get(TrainingParameters.WEIGHT_DECAY));
    }

    @Test
    void whatTheTimelineHoldsStillIsTheUsersToChange() throws Exception {
        frames(85);
        tuning.set(ForceParameters.ALIGNMENT, 9);
        frames(3);
        assertEquals(9, particles().parameters().alignment());
    }

    @Test
    void savingKeepsTheValuesThatTheTimelineBeginsFrom() throws Exception {
        frames(50);
        tuning.set(ForceParameters.REPULSION, 2);
        Scene saved = tuning.scene();
        assertEquals(1, saved.particles().orElseThrow().forces().alignment());
        assertEquals(2, saved.particles().orElseThrow().forces().repulsion());
        assertEquals(session.scene().timeline(), saved.timeline());
    }

    @Test
    void atTheBeginningEverythingIsAsAtFirst() throws Exception {
        List<Points> first = state();
        frames(3);
        List<Points> third = state();
        frames(40);
        player.begin();
        session.control().awaitIdle();
        assertEquals(0, player.frame());
        assertEquals(first, state());
        assertEquals(1, particles().parameters().alignment());
        frames(3);
        assertEquals(third, state());
    }

    @Test
    void aJumpBackIsReplayedToTheSameBits() throws Exception {
        frames(30);
        List<Points> there = state();
        frames(60);
        player.jump(1.5);
        assertTrue(player.isJumping());
        assertEquals(1.5, player.target());
        arrive();
        assertFalse(player.isJumping());
        assertEquals(30, player.frame());
        assertEquals(there, state());
        assertFalse(session.control().isPlaying());
    }

    @Test
    void aJumpForwardIsTheSameAsFrameByFrame() throws Exception {
        frames(70);
        List<Points> there = state();
        player.begin();
        frames(10);
        player.jump(3.5);
        arrive();
        assertEquals(there, state());
        assertEquals(2.5, network().parameters().weightDecay());
    }

    @Test
    void aJumpIsHeldToTheLengthOfTheVideo() throws Exception {
        player.jump(99);
        assertEquals(5, player.target());
        player.jump(-3);
        assertEquals(0, player.target());
        arrive();
        assertEquals(0, player.frame());
    }

    @Test
    void aCancelledJumpStaysWhereItIsAndGoesOnExactly() throws Exception {
        frames(80);
        List<Points> there = state();
        player.begin();
        player.jump(5);
        while (player.frame() < 5) {
            player.goOn(1_000_000);
        }
        player.cancelJump();
        session.control().awaitIdle();
        long frame = player.frame();
        assertEquals(2L * frame, particles().step());
        frames((int) (80 - frame));
        assertEquals(there, state());
    }

    @Test
    void theWorldsPlayOnAfterAJumpIfTheyPlayedBefore() throws Exception {
        session.control().setPlaying(true);
        player.jump(1);
        assertFalse(session.control().isPlaying());
        arrive();
        assertTrue(session.control().isPlaying());
        player.jump(2);
        player.setPlaysAfterwards(false);
        arrive();
        assertFalse(session.control().isPlaying());
    }

    @Test
    void aSceneWithATimelinePlaysInTheWindowAsInItsVideo() throws Exception {
        playUntil(() -> player.seconds() > 1);
        long frame = player.frame();
        List<Points> played = state();
        assertEquals(2 * frame, particles().step());
        assertEquals(particles().step(), particles().progress().measuredStep());
        player.begin();
        frames((int) frame);
        assertEquals(state(), played);
        player.begin();
        playUntil(() -> player.seconds() > 0.2);
        assertTrue(player.seconds() < 1, "after a reset the clock begins anew: " + player.seconds());
        assertEquals(2 * player.frame(), particles().step());
    }

    @Test
    void fasterPlayTakesMoreFramesAndSkipsNone() throws Exception {
        session.control().setSpeed(StepControl.UNLIMITED);
        playUntil(() -> player.seconds() > 4.5);
        assertEquals(3, particles().parameters().alignment());
        List<Points> played = state();
        long frame = player.frame();
        player.begin();
        frames((int) frame);
        assertEquals(state(), played);
    }

    @Test
    void aResetWhileItPlaysBeginsExactly() throws Exception {
        frames(40);
        List<Points> there = state();
        playUntil(() -> player.seconds() > 2.5);
        session.control().setPlaying(true);
        look();
        player.begin();
        player.jump(2);
        player.setPlaysAfterwards(false);
        arrive();
        assertEquals(there, state());
    }

    @Test
    void aJumpIsBackWhereTheWorldsHaveGoneStepsBeyondTheFrame() throws Exception {
        frames(10);
        List<Points> there = state();
        session.control().singleStep();
        session.control().awaitIdle();
        look();
        player.jump(0.5);
        arrive();
        assertEquals(0.5, player.seconds());
        assertEquals(there, state());
    }

    @Test
    void aSingleStepMovesTheClockByItsTime() throws Exception {
        frames(10);
        session.control().singleStep();
        session.control().awaitIdle();
        look();
        assertEquals(0.5 + 1 / 80.0, player.seconds(), 1e-9, "the network's step is the shorter time");
    }

    @Test
    void withoutATimelineTheClockFollowsTheWorlds() throws Exception {
        close();
        open(SCENE.substring(0, SCENE.indexOf("[[timeline]]")));
        playUntil(() -> player.seconds() > 0.5);
        double slower = Math.min(particles().step() / 40.0, network().step() / 80.0);
        assertEquals(slower, player.seconds(), 1e-9);
    }

    @Test
    void aJumpBackAfterStepsOfOnesOwnIsExactAgain() throws Exception {
        session.control().singleStep();
        session.control().awaitIdle();
        playUntil(() -> player.seconds() > 0.3);
        player.jump(1);
        arrive();
        assertEquals(20, player.frame());
        assertEquals(player.seconds(), 1);
        player.jump(0.5);
        arrive();
        List<Points> replayed = state();
        player.begin();
        frames(10);
        assertEquals(state(), replayed);
    }

    @Test
    void aWorldThatStoppedOrBeganAnewDoesNotHoldTheClock() throws Exception {
        frames(20);
        session.particles().orElseThrow().post(new Command.Reset());
        session.control().awaitIdle();
        look();
        assertEquals(1, player.seconds(), "one side alone began anew");
        session.advanceOneFrame();
        look();
        assertEquals(1.05, player.seconds(), 1e-9);
        close();
        open(SCENE.replace("[network]", "[network]\nlearning_rate = 1")
                .replace("alignment = 1", "step_size = 0.1\nrepulsion = 10\nrepulsion_softening = 0.01"));
        List<Boolean> stopped = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            session.advanceOneFrame();
            look();
            stopped.add(particles().progress().stopped().isPresent());
        }
        assertEquals(3, player.seconds(), 1e-9, "stopped: " + stopped);
    }

    @Test
    void aTiedWeightDecayFollowsTheTimeline() throws Exception {
        tuning.setLink(Tuning.Link.DECAY);
        frames(60);
        assertEquals(2.5, tuning.get(TrainingParameters.WEIGHT_DECAY));
        assertEquals(2.5, particles().parameters().weightDecay());
    }

    @Test
    void aSavedSessionGoesOnInItsTimeline() throws Exception {
        frames(50);
        Path file = folder.resolve("halfway" + SessionFile.ENDING);
        SessionFile.save(file, SavedSessions.of(session, tuning, player));
        frames(20);
        List<Points> there = state();
        SavedSession saved = SessionFile.open(file);
        try (Session resumed = Session.resume(saved)) {
            TimelinePlayer again = new TimelinePlayer(resumed, new Tuning(resumed));
            again.resume(saved.seconds());
            assertEquals(50, again.frame());
            for (int i = 0; i < 20; i++) {
                again.advanceOneFrame();
            }
            assertEquals(70, again.frame());
            assertEquals(
                    there,
                    List.of(
                            resumed.particles().orElseThrow().snapshot().positions(),
                            resumed.network().orElseThrow().snapshot().positions()));
        }
    }

    @Test
    void lookingInWhileAnExactFrameIsUnderWayChangesNothing() throws Exception {
        frames(30);
        List<Points> there = state();
        player.begin();
        player.halt();
        for (int i = 0; i < 30; i++) {
            player.setOut();
            do {
                look();
            } while (!player.hasArrived(100_000));
            look();
            assertEquals(i + 1, player.frame());
        }
        assertEquals(there, state());
    }

    @Test
    void withoutATimelineItIsAClockAlone() throws Exception {
        close();
        open("[network]\n[record]\nseconds = 2\n");
        tuning.set(TrainingParameters.WEIGHT_DECAY, 3);
        frames(30);
        assertEquals(0.5, player.seconds());
        assertEquals(2, player.length());
        assertEquals(3, network().parameters().weightDecay());
        assertEquals(Optional.empty(), player.caption());
        assertEquals(Optional.empty(), player.camera(Side.NETWORK));
    }
}
