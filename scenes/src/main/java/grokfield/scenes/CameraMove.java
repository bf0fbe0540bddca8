package grokfield.scenes;

import java.util.Optional;

/**
 * A camera move of a keyframe.
 *
 * @param side whose view moves; empty for both
 * @param pose where the camera is at the keyframe's time
 */
public record CameraMove(Optional<Side> side, CameraPose pose) {
    /** Whether the view of a side moves. */
    public boolean moves(Side other) {
        return side.isEmpty() || side.get() == other;
    }
}
