package grokfield.scenes;

import java.util.EnumMap;
import java.util.Map;

/** Running sessions as files keep them. */
final class SavedSessions {
    private SavedSessions() {}

    /** The present state; waits until each world has come to the end of its step. */
    static SavedSession of(Session session, Tuning tuning, TimelinePlayer player) {
        Map<Side, WorldState> states = new EnumMap<>(Side.class);
        session.capture().forEach((side, reply) -> states.put(side, reply.join()));
        return new SavedSession(
                tuning.scene(),
                states,
                session.control().speed(),
                tuning.values().link(),
                tuning.values().curve(),
                player.seconds());
    }
}
