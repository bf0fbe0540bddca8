package grokfield.scenes;

import java.util.List;

/**
 * What one parameter, or one camera, does over a timeline. Immutable.
 *
 * @param own the value at 0, before any keyframe
 * @param knots in the order of their times, which differ
 */
record Track<T>(T own, List<Knot<T>> knots) {
    /** The value from a time on, and how it is reached. */
    record Knot<T>(double at, T value, Transition transition) {}

    /** How to get from one value to another. */
    interface Blend<T> {
        T between(T a, T b, double share);
    }

    /** The value at a time from 0, exactly a keyframe's own at its time. */
    T at(double time, Blend<T> blend) {
        double seconds = Math.max(0, time);
        T before = own;
        double from = 0;
        for (Knot<T> knot : knots) {
            if (seconds < knot.at) {
                double passed = (seconds - from) / (knot.at - from);
                return blend.between(before, knot.value, knot.transition.share(passed));
            }
            before = knot.value;
            from = knot.at;
        }
        return before;
    }
}
