package grokfield.render.bench;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.List;

/**
 * What to measure.
 *
 * @param engines each with its argument, if any
 * @param tokens the numbers of tokens
 * @param several how many states advance together, beside one alone
 * @param seconds what a step of all states may take at most; longer ones are not run
 */
public record ForcePlan(List<EngineChoice> engines, List<Integer> tokens, int several, double seconds) {
    /** The numbers of tokens that the articles use, and two that nobody shows live. */
    public static final List<Integer> TOKENS = List.of(17, 59, 113, 257, 509, 1009);

    private static final int SEVERAL = 100;
    private static final double SECONDS = 10;

    /** Everything that is there. */
    public static ForcePlan full() {
        return new ForcePlan(everyEngine(), TOKENS, SEVERAL, SECONDS);
    }

    public ForcePlan withEngines(List<EngineChoice> wanted) {
        return new ForcePlan(List.copyOf(wanted), tokens, several, seconds);
    }

    public ForcePlan withTokens(List<Integer> wanted) {
        return new ForcePlan(engines, List.copyOf(wanted), several, seconds);
    }

    /** Every engine that can be made here, every device of {@code tornado} apart. */
    private static List<EngineChoice> everyEngine() {
        List<EngineChoice> choices = new ArrayList<>();
        for (String name : Engines.names()) {
            int devices = name.equals(Engines.TORNADO) ? Engines.devices().size() : 1;
            if (devices <= 1) {
                choices.add(EngineChoice.of(name));
            } else {
                for (int device = 0; device < devices; device++) {
                    choices.add(EngineChoice.parse(name + ":" + device));
                }
            }
        }
        return choices;
    }
}
