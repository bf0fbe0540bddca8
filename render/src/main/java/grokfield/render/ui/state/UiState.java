package grokfield.render.ui.state;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What passes: open dialogs, messages, and wishes that the main loop or a view fulfils once. Never saved.
 * Used by the window's thread, but for {@link #toastLater} and {@link #showLater}.
 */
public final class UiState {
    /** What is done once, soon, by whoever can do it. */
    public enum Wish {
        FIT_NETWORK,
        FIT_PARTICLES,
        SCREENSHOT,
        RESET_LAYOUT,
        QUIT
    }

    /** The dialogs; one at a time. */
    public enum Dialog {
        NONE,
        OPEN,
        SAVE_SCENE,
        SAVE_SESSION,
        HELP,
        ABOUT
    }

    /** A short message that goes away by itself. */
    public record Toast(String text, long until) {}

    private static final long TOAST_NANOS = 5_000_000_000L;
    private static final int MOST_TOASTS = 4;
    private static final int FRAMES_BEFORE_CUTTING = 3; // menus and tooltips are gone by then

    private final Set<Wish> wishes = EnumSet.noneOf(Wish.class);
    private final List<Toast> toasts = new ArrayList<>();
    private final Queue<String> arriving = new ConcurrentLinkedQueue<>();
    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private Dialog dialog = Dialog.NONE;
    private Optional<Problem> problem = Optional.empty();
    private Optional<Cutting> cutting = Optional.empty();
    private int framesUntilCut;

    /** Asks for something. */
    public void wish(Wish wish) {
        wishes.add(wish);
    }

    /** Whether something was asked for since the last call with the same wish. */
    public boolean take(Wish wish) {
        return wishes.remove(wish);
    }

    /** Asks for a picture of a piece of the window, once nothing lies over it. */
    public void cut(Cutting wanted) {
        cutting = Optional.of(wanted);
        framesUntilCut = FRAMES_BEFORE_CUTTING;
    }

    /** Whether a picture of a piece of the window is about to be taken, so that nothing is to follow the mouse. */
    public boolean isCutting() {
        return cutting.isPresent();
    }

    /** The piece to be taken of this frame, once; to be asked after each. */
    public Optional<Cutting> takeCutting() {
        if (cutting.isEmpty() || framesUntilCut-- > 0) {
            return Optional.empty();
        }
        Optional<Cutting> due = cutting;
        cutting = Optional.empty();
        return due;
    }

    /** The dialog that is open. */
    public Dialog dialog() {
        return dialog;
    }

    public void setDialog(Dialog wanted) {
        dialog = wanted;
    }

    /** What the error panel shows, if it is open. */
    public Optional<Problem> problem() {
        if (problem.isEmpty()) {
            problem = Optional.ofNullable(problems.poll());
        }
        return problem;
    }

    /** Opens the error panel. */
    public void show(Problem shown) {
        problem = Optional.of(shown);
    }

    /** Opens the error panel, from any thread; once an earlier problem was closed. */
    public void showLater(Problem shown) {
        problems.add(shown);
    }

    /** Closes the error panel. */
    public void dismissProblem() {
        problem = Optional.empty();
    }

    /** Shows a short message for a few seconds. */
    public void toast(String text) {
        toasts.add(new Toast(text, System.nanoTime() + TOAST_NANOS));
        if (toasts.size() > MOST_TOASTS) {
            toasts.removeFirst();
        }
    }

    /** As {@link #toast}, from any thread. */
    public void toastLater(String text) {
        arriving.add(text);
    }

    /** The messages still to be shown, oldest first. */
    public List<Toast> toasts() {
        for (String text = arriving.poll(); text != null; text = arriving.poll()) {
            toast(text);
        }
        long now = System.nanoTime();
        toasts.removeIf(toast -> now - toast.until() > 0);
        return List.copyOf(toasts);
    }

    /** Whether something stands before the panels, so that keys other than its own mean nothing. */
    public boolean isModal() {
        return (dialog != Dialog.NONE && dialog != Dialog.HELP) || problem().isPresent();
    }
}
