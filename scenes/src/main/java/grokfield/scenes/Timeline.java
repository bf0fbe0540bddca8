package grokfield.scenes;

import grokfield.sim.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scene does by itself in the course of a video: its keyframes, and everything between them. Times are seconds of
 * video time. Immutable.
 */
public final class Timeline {
    /** The timeline of a scene that has none. */
    public static final Timeline EMPTY = new Timeline(List.of());

    private final List<Keyframe> keyframes;
    private final Map<Parameter, Track<Double>> values = new HashMap<>();
    private final Map<Side, Track<CameraPose>> cameras = new EnumMap<>(Side.class);

    /** A timeline of keyframes in any order; every value begins at its parameter's default. */
    public Timeline(List<Keyframe> keyframes) {
        this(keyframes, Map.of());
    }

    private Timeline(List<Keyframe> keyframes, Map<Parameter, Double> own) {
        this.keyframes = keyframes.stream()
                .sorted(Comparator.comparingDouble(Keyframe::at))
                .toList();
        Set<Parameter> moved = new HashSet<>();
        this.keyframes.forEach(keyframe -> moved.addAll(keyframe.values().keySet()));
        for (Parameter parameter : moved) {
            values.put(parameter, new Track<>(own.getOrDefault(parameter, parameter.defaultValue()), knots(parameter)));
        }
        for (Side side : Side.values()) {
            List<Track.Knot<CameraPose>> poses = poses(side);
            if (!poses.isEmpty()) {
                cameras.put(side, new Track<>(CameraPose.FITTED, poses));
            }
        }
    }

    private List<Track.Knot<Double>> knots(Parameter parameter) {
        List<Track.Knot<Double>> knots = new ArrayList<>();
        for (Keyframe keyframe : keyframes) {
            Double value = keyframe.values().get(parameter);
            if (value != null) {
                knots.add(new Track.Knot<>(keyframe.at(), value, keyframe.transition()));
            }
        }
        return knots;
    }

    private List<Track.Knot<CameraPose>> poses(Side side) {
        return keyframes.stream()
                .filter(keyframe -> keyframe.camera().filter(c -> c.moves(side)).isPresent())
                .map(keyframe -> new Track.Knot<>(
                        keyframe.at(), keyframe.camera().orElseThrow().pose(), keyframe.transition()))
                .toList();
    }

    /** The same keyframes, with the values that a scene itself gives to what they move. */
    Timeline beginningAt(Map<Parameter, Double> own) {
        return new Timeline(keyframes, own);
    }

    /** Whether there is nothing to play. */
    public boolean isEmpty() {
        return keyframes.isEmpty();
    }

    /** The time of the last keyframe; 0 without any. */
    public double seconds() {
        return isEmpty() ? 0 : keyframes.getLast().at();
    }

    /** The keyframes in the order of their times. */
    public List<Keyframe> keyframes() {
        return keyframes;
    }

    /** The parameters that a keyframe moves. */
    public Set<Parameter> parameters() {
        return Set.copyOf(values.keySet());
    }

    /** The value of a parameter at a time; empty if no keyframe ever moves it. */
    public OptionalDouble value(Parameter parameter, double seconds) {
        Track<Double> track = values.get(parameter);
        return track == null ? OptionalDouble.empty() : OptionalDouble.of(track.at(seconds, Timeline::between));
    }

    /** Never beyond either value, whatever the rounding. */
    private static double between(double a, double b, double share) {
        return Math.clamp(a + (b - a) * share, Math.min(a, b), Math.max(a, b));
    }

    /** The caption at a time, as a {@link CaptionTemplate}; empty while there is none. */
    public Optional<String> caption(double seconds) {
        String caption = "";
        for (Keyframe keyframe : keyframes) {
            if (keyframe.at() <= seconds) {
                caption = keyframe.caption().orElse(caption);
            }
        }
        return Optional.of(caption).filter(text -> !text.isEmpty());
    }

    /** The pose of a view's camera at a time; empty if no keyframe ever moves it. */
    public Optional<CameraPose> camera(Side side, double seconds) {
        return Optional.ofNullable(cameras.get(side)).map(track -> track.at(seconds, CameraPose::between));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timeline that && keyframes.equals(that.keyframes) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyframes, values);
    }

    @Override
    public String toString() {
        return "timeline of " + keyframes;
    }
}
