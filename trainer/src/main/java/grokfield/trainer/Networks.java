package grokfield.trainer;

import grokfield.sim.Task;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of network by name. A new kind is one more line here ({@code docs/networks.md}). */
public final class Networks {
    private interface Maker {
        Network make(Task task, NetworkSettings settings);
    }

    private static final Map<String, Maker> MAKERS = new TreeMap<>(Map.of(PairSumNetwork.KIND, PairSumNetwork::new));

    private Networks() {}

    /** The known kinds, in alphabetical order. */
    public static List<String> kinds() {
        return List.copyOf(MAKERS.keySet());
    }

    /**
     * A network for a task.
     *
     * @throws IllegalArgumentException if the kind is unknown; the message names the known kinds
     */
    public static Network create(String kind, Task task, NetworkSettings settings) {
        Maker maker = MAKERS.get(kind);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "kind must be " + String.join(" or ", MAKERS.keySet()) + ", was " + kind);
        }
        return maker.make(task, settings);
    }
}
