package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.LinkCurve.Knot;
import grokfield.sim.ForceParameters;
import grokfield.trainer.TrainingParameters;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkCurveTest {
    @Test
    void theFittedCurveIsTheFittedMap() {
        for (double decay = 0; decay <= 5; decay += 0.05) {
            assertEquals(1.1 * decay, LinkCurve.FITTED.at(decay), 1e-12);
        }
    }

    @Test
    void itReachesAsFarAsTheSliders() {
        assertEquals(LinkCurve.MOST_DECAY, TrainingParameters.WEIGHT_DECAY.maximum());
        assertEquals(LinkCurve.MOST_ALIGNMENT, ForceParameters.ALIGNMENT.maximum());
    }

    @Test
    void itIsStraightBetweenItsKnots() {
        LinkCurve curve = new LinkCurve(List.of(new Knot(0, 1), new Knot(2, 1), new Knot(4, 9), new Knot(5, 9)));
        assertEquals(1, curve.at(0));
        assertEquals(1, curve.at(1.7));
        assertEquals(3, curve.at(2.5), 1e-12);
        assertEquals(9, curve.at(4.5));
        assertEquals(9, curve.at(7));
    }

    @Test
    void movingAKnotNeverMakesTheCurveFallOrChangeTheOrderOfKnots() {
        Random random = new Random(3);
        LinkCurve curve = LinkCurve.FITTED;
        for (int i = 0; i < 2000; i++) {
            curve = curve.moved(random.nextInt(6), random.nextDouble(-2, 8), random.nextDouble(-5, 30));
            double before = -1;
            for (double decay = 0; decay <= 5; decay += 0.25) {
                assertTrue(curve.at(decay) >= before - 1e-12, curve::toString);
                before = curve.at(decay);
            }
        }
        assertEquals(0, curve.knots().getFirst().decay());
        assertEquals(5, curve.knots().getLast().decay());
        LinkCurve moved = LinkCurve.FITTED.moved(2, 1.6, 2);
        assertEquals(new Knot(1.6, 2), moved.knots().get(2));
    }

    @Test
    void aCurveThatFallsOrEndsEarlyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LinkCurve(List.of(new Knot(0, 3), new Knot(5, 2))));
        assertThrows(IllegalArgumentException.class, () -> new LinkCurve(List.of(new Knot(0, 3), new Knot(4, 4))));
        assertThrows(IllegalArgumentException.class, () -> new LinkCurve(List.of(new Knot(0, 3), new Knot(5, 21))));
        assertThrows(
                IllegalArgumentException.class, () -> new LinkCurve(List.of(new Knot(0, Double.NaN), new Knot(5, 21))));
    }

    @Test
    void tiedAlignmentFollowsTheEditedCurveAndUndoBringsTheOldOneBack() throws Exception {
        try (Session session = Session.open(SceneLibrary.open("circles-and-grids"))) {
            Tuning tuning = new Tuning(session);
            tuning.setLink(Tuning.Link.DECAY_AND_ALIGNMENT);
            assertEquals(1.1, tuning.values().forces().alignment(), 1e-12);
            LinkCurve edited = LinkCurve.FITTED.moved(1, 1, 1.5);
            tuning.setCurve(LinkCurve.FITTED.moved(1, 1, 1.3));
            tuning.setCurve(edited);
            tuning.endGesture();
            assertEquals(1.5, tuning.values().forces().alignment(), 1e-12);
            tuning.set(TrainingParameters.WEIGHT_DECAY, 0.5);
            assertEquals(0.75, tuning.values().forces().alignment(), 1e-12);
            tuning.undo();
            tuning.undo();
            assertEquals(LinkCurve.FITTED, tuning.values().curve(), "the whole gesture is one change");
            assertEquals(1.1, tuning.values().forces().alignment(), 1e-12);
            tuning.redo();
            assertEquals(edited, tuning.values().curve());
        }
    }
}
