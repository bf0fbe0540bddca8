package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a timeline as the {@code [[timeline]]} blocks that {@link TimelineReader} reads back as the same. */
final class TimelineText {
    private static final List<Parameter> ORDER = Stream.of(ForceParameters.ALL, TrainingParameters.ALL)
            .flatMap(List::stream)
            .toList();

    private TimelineText() {}

    /** Every keyframe as a block with an empty line before it. */
    static String toToml(Timeline timeline) {
        return timeline.keyframes().stream().map(TimelineText::block).collect(Collectors.joining());
    }

    private static String block(Keyframe keyframe) {
        StringBuilder text = new StringBuilder("\n[[" + TimelineReader.NAME + "]]\n");
        line(text, TimelineReader.AT, keyframe.at());
        for (Parameter parameter : ORDER) {
            Double value = keyframe.values().get(parameter);
            if (value != null) {
                line(text, parameter.qualifiedName(), value);
            }
        }
        line(text, TimelineReader.TRANSITION, keyframe.transition().label());
        keyframe.caption().ifPresent(caption -> line(text, TimelineReader.CAPTION, caption));
        keyframe.camera()
                .ifPresent(camera -> text.append(TimelineReader.CAMERA + " = ")
                        .append(camera(camera))
                        .append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append(" = ").append(SceneText.toToml(value)).append('\n');
    }

    private static String camera(CameraMove move) {
        CameraPose pose = move.pose();
        String view = move.side().map(Side::label).orElse(TimelineReader.BOTH);
        return "{ view = " + SceneText.toToml(view)
                + ", zoom = " + SceneText.toToml(pose.zoom())
                + ", center = " + SceneText.toToml(List.of(pose.centerX(), pose.centerY()))
                + ", turn = " + SceneText.toToml(pose.turn())
                + ", tilt = " + SceneText.toToml(pose.tilt()) + " }";
    }
}
