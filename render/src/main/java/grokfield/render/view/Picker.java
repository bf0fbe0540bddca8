package grokfield.render.view;

import java.util.Optional;

/** Finds the token or pair sum under the mouse. */
public final class Picker {
    private Picker() {}

    /**
     * The nearest token within reach, else the nearest pair sum within reach.
     *
     * @param x pixels of the view, from the left
     * @param y from the top
     * @param reach how many pixels beside a disc's edge still count
     */
    public static Optional<Picked> pick(ViewFrame frame, double x, double y, double reach) {
        int token = -1;
        double best = frame.tokenRadius() + reach;
        for (int i = 0; i < frame.tokens(); i++) {
            double distance = Math.hypot(frame.tokenX(i) - x, frame.tokenY(i) - y);
            if (distance <= best) {
                best = distance;
                token = i;
            }
        }
        if (token >= 0) {
            return Optional.of(new Picked(Picked.Kind.TOKEN, token));
        }
        int pair = -1;
        best = frame.pairRadius() + reach;
        for (int p = 0; p < frame.pairs(); p++) {
            double distance = Math.hypot(frame.pairX(p) - x, frame.pairY(p) - y);
            if (distance <= best) {
                best = distance;
                pair = p;
            }
        }
        return pair < 0 ? Optional.empty() : Optional.of(new Picked(Picked.Kind.PAIR_SUM, pair));
    }
}
