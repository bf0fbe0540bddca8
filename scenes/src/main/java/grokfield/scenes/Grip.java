package grokfield.scenes;

import grokfield.scenes.World.Effect;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The tokens of a world that a user keeps from moving: those pinned, and the one in the hand. Owned by the world's thread. */
final class Grip {
    private final World world;
    private final Set<Integer> pins = new HashSet<>();
    private OptionalInt held = OptionalInt.empty();

    Grip(World world) {
        this.world = world;
    }

    /** The tokens that are pinned now. */
    Set<Integer> pins() {
        return Set.copyOf(pins);
    }

    /** The token in the hand. */
    OptionalInt held() {
        return held;
    }

    /** A token is taken in the hand, or moved with it. */
    Effect drag(Command.Drag drag) {
        if (!world.place(drag.token(), drag.to())) {
            return Effect.NONE;
        }
        OptionalInt before = held;
        held = OptionalInt.of(drag.token());
        before.ifPresent(this::hold);
        hold(drag.token());
        return Effect.CHANGED;
    }

    /** The token in the hand is let go. */
    Effect release(Command.Release release) {
        if (!isHeld(release.token())) {
            return Effect.NONE;
        }
        held = OptionalInt.empty();
        hold(release.token());
        return Effect.CHANGED;
    }

    /** A token is pinned or not. */
    Effect pin(Command.Pin pin) {
        if (pin.token() < 0 || pin.token() >= tokens()) {
            return Effect.NONE;
        }
        if (pin.pinned()) {
            pins.add(pin.token());
        } else {
            pins.remove(pin.token());
        }
        hold(pin.token());
        return Effect.CHANGED;
    }

    /** After a restart: nothing is in the hand, and just these tokens are pinned; the state holds them already. */
    void restart(Set<Integer> pinned) {
        become(pinned, OptionalInt.empty());
    }

    /** Takes hold again as at another time, after the state of that time was put in place. */
    void comeBackTo(Set<Integer> pinned, OptionalInt inHand) {
        become(pinned, inHand);
        for (int token = 0; token < tokens(); token++) {
            hold(token);
        }
    }

    private void become(Set<Integer> pinned, OptionalInt inHand) {
        pins.clear();
        pins.addAll(pinned);
        held = inHand;
    }

    private void hold(int token) {
        world.hold(token, pins.contains(token) || isHeld(token));
    }

    private boolean isHeld(int token) {
        return held.isPresent() && held.getAsInt() == token;
    }

    private int tokens() {
        return world.snapshot().task().tokens();
    }
}
