package grokfield.render.view;

import grokfield.sim.Points;
import grokfield.sim.Task;
import org.jspecify.annotations.Nullable;

/**
 * All that one view draws in one frame. Immutable: no field changes once a method has returned it; arrays are not
 * copied and must not change after they are handed over.
 * Made with {@link #of} and the {@code with} methods.
 */
public final class ViewScene {
    private final Task task;
    private final Points positions;
    private @Nullable Points pairSums;
    private boolean @Nullable [] validation;
    private int @Nullable [] predictions;
    private @Nullable Points arrows;
    private int frequency;
    private @Nullable Regions regions;
    private boolean @Nullable [] pinned;
    private @Nullable Picked marked;
    private ViewFindings findings = ViewFindings.NONE;

    private ViewScene(Task task, Points positions) {
        this.task = task;
        this.positions = positions;
    }

    /** A copy for a {@code with} method to change before anyone else sees it. */
    private ViewScene(ViewScene other) {
        this(other.task, other.positions);
        pairSums = other.pairSums;
        validation = other.validation;
        predictions = other.predictions;
        arrows = other.arrows;
        frequency = other.frequency;
        regions = other.regions;
        pinned = other.pinned;
        marked = other.marked;
        findings = other.findings;
    }

    /**
     * A view of the tokens alone.
     *
     * @param positions shape (N, d)
     */
    public static ViewScene of(Task task, Points positions) {
        if (positions.count() != task.tokens()) {
            throw new IllegalArgumentException(
                    "the task has " + task.tokens() + " tokens, not " + positions.count() + " positions");
        }
        return new ViewScene(task, positions);
    }

    /**
     * With pair sums in the task's order of pairs.
     *
     * @param newPairSums shape (M, d)
     * @param newValidation which pairs are held back for validation, shape (M), or null: none
     * @param newPredictions the predicted class of each pair, shape (M), or null: not known
     */
    public ViewScene withPairSums(
            Points newPairSums, boolean @Nullable [] newValidation, int @Nullable [] newPredictions) {
        requireRows("pair sums", newPairSums.count(), task.pairs());
        requireRows("validation marks", newValidation == null ? task.pairs() : newValidation.length, task.pairs());
        requireRows("predictions", newPredictions == null ? task.pairs() : newPredictions.length, task.pairs());
        ViewScene scene = new ViewScene(this);
        scene.pairSums = newPairSums;
        scene.validation = newValidation;
        scene.predictions = newPredictions;
        return scene;
    }

    /** With an arrow for each token, shape (N, d): the force, or −gradient, in any unit. */
    public ViewScene withArrows(Points newArrows) {
        requireRows("arrows", newArrows.count(), task.tokens());
        ViewScene scene = new ViewScene(this);
        scene.arrows = newArrows;
        return scene;
    }

    /** With the dominant frequency k ≥ 1, or 0: none. */
    public ViewScene withFrequency(int newFrequency) {
        ViewScene scene = new ViewScene(this);
        scene.frequency = newFrequency;
        return scene;
    }

    /** With decision regions behind everything; only a view of two dimensions shows them. */
    public ViewScene withRegions(@Nullable Regions newRegions) {
        ViewScene scene = new ViewScene(this);
        scene.regions = newRegions;
        return scene;
    }

    /** With pinned tokens, shape (N). */
    public ViewScene withPinned(boolean @Nullable [] newPinned) {
        requireRows("pin marks", newPinned == null ? task.tokens() : newPinned.length, task.tokens());
        ViewScene scene = new ViewScene(this);
        scene.pinned = newPinned;
        return scene;
    }

    /** With one token or pair sum emphasised, as under the mouse. */
    public ViewScene withMarked(@Nullable Picked newMarked) {
        ViewScene scene = new ViewScene(this);
        scene.marked = newMarked;
        return scene;
    }

    /** With what comparing has found. */
    public ViewScene withFindings(ViewFindings newFindings) {
        ViewFindings.Laid laid = newFindings.laid();
        if (laid != null) {
            requireRows("laid points", laid.positions().count(), task.tokens());
            requireRows("partners", laid.partners().length, task.tokens());
        }
        Points fitted = newFindings.fitted();
        requireRows("fitted arrows", fitted == null ? task.tokens() : fitted.count(), task.tokens());
        int[] neighbours = newFindings.neighbours();
        requireRows("neighbours", neighbours.length == 0 ? task.pairs() : neighbours.length, task.pairs());
        ViewScene scene = new ViewScene(this);
        scene.findings = newFindings;
        return scene;
    }

    private static void requireRows(String what, int rows, int needed) {
        if (rows != needed) {
            throw new IllegalArgumentException("the view needs " + needed + " " + what + ", got " + rows);
        }
    }

    public Task task() {
        return task;
    }

    public Points positions() {
        return positions;
    }

    public @Nullable Points pairSums() {
        return pairSums;
    }

    public @Nullable Points arrows() {
        return arrows;
    }

    public int frequency() {
        return frequency;
    }

    public @Nullable Regions regions() {
        return regions;
    }

    public @Nullable Picked marked() {
        return marked;
    }

    public ViewFindings findings() {
        return findings;
    }

    /** Whether a pair is held back for validation. */
    public boolean isValidation(int pair) {
        return validation != null && validation[pair];
    }

    /** Whether a pair is known to be predicted wrongly. */
    public boolean isWrong(int pair) {
        return predictions != null && predictions[pair] != task.pairClass(pair);
    }

    /** The predicted class of a pair, or −1 if it is not known. */
    public int prediction(int pair) {
        return predictions == null ? -1 : predictions[pair];
    }

    public boolean isPinned(int token) {
        return pinned != null && pinned[token];
    }
}
