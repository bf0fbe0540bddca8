package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import grokfield.sim.ForceParameters;
import grokfield.trainer.TrainingParameters;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TuningTest {
    private Session session;
    private Tuning tuning;

    @BeforeEach
    void open() throws SceneException {
        session = Session.open(SceneLibrary.open("circles-and-grids", List.of()));
        tuning = new Tuning(session);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void oneDragOfASliderIsOneUndo() {
        tuning.set(ForceParameters.ALIGNMENT, 3);
        tuning.set(ForceParameters.ALIGNMENT, 4);
        tuning.set(ForceParameters.ALIGNMENT, 5);
        tuning.endGesture();
        tuning.set(ForceParameters.ALIGNMENT, 6);
        tuning.undo();
        assertEquals(5, tuning.get(ForceParameters.ALIGNMENT));
        tuning.undo();
        assertEquals(2, tuning.get(ForceParameters.ALIGNMENT));
        assertFalse(tuning.canUndo());
        tuning.redo();
        tuning.redo();
        assertEquals(6, tuning.get(ForceParameters.ALIGNMENT));
        assertFalse(tuning.canRedo());
    }

    @Test
    void aNewChangeForgetsWhatWasUndone() {
        tuning.set(ForceParameters.ALIGNMENT, 3);
        tuning.undo();
        tuning.set(ForceParameters.REPULSION, 3);
        assertFalse(tuning.canRedo());
    }

    @Test
    void aSmallWobbleBackToTheOldValueStillEndsWhereTheUserPutIt() {
        tuning.set(ForceParameters.ALIGNMENT, 3);
        tuning.set(ForceParameters.ALIGNMENT, 2);
        assertEquals(2, tuning.get(ForceParameters.ALIGNMENT));
    }

    @Test
    void tiedDecaysMoveTogetherFromEitherSide() {
        tuning.setLink(Tuning.Link.DECAY);
        tuning.set(TrainingParameters.WEIGHT_DECAY, 3);
        assertEquals(3, tuning.get(ForceParameters.WEIGHT_DECAY));
        assertEquals(2, tuning.get(ForceParameters.ALIGNMENT));
        tuning.endGesture();
        tuning.set(ForceParameters.WEIGHT_DECAY, 0.5);
        assertEquals(0.5, tuning.get(TrainingParameters.WEIGHT_DECAY));
    }

    @Test
    void alignmentFollowsTheDecayWhereThatIsWanted() {
        tuning.setLink(Tuning.Link.DECAY_AND_ALIGNMENT);
        tuning.set(TrainingParameters.WEIGHT_DECAY, 2);
        assertEquals(2.2, tuning.get(ForceParameters.ALIGNMENT), 1e-12);
        tuning.undo();
        tuning.undo();
        assertEquals(Tuning.Link.NONE, tuning.values().link());
        assertEquals(2, tuning.get(ForceParameters.ALIGNMENT));
    }

    @Test
    void untiedDecaysStandAlone() {
        tuning.set(TrainingParameters.WEIGHT_DECAY, 3);
        assertEquals(1, tuning.get(ForceParameters.WEIGHT_DECAY));
    }

    @Test
    void aValueOutsideItsRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> tuning.set(ForceParameters.ALIGNMENT, 21));
        assertEquals(2, tuning.get(ForceParameters.ALIGNMENT));
        assertFalse(tuning.canUndo());
    }

    @Test
    void theSceneCarriesTheValuesAndSeedsOfNow() throws InterruptedException {
        tuning.set(ForceParameters.ALIGNMENT, 7);
        session.post(new Command.Reseed(5));
        session.control().setPlaying(false);
        session.control().awaitIdle();
        Scene now = tuning.scene();
        assertEquals(7, now.particles().orElseThrow().forces().alignment());
        assertEquals(5, now.particles().orElseThrow().seed());
        assertEquals(5, now.network().orElseThrow().settings().seed());
    }
}
