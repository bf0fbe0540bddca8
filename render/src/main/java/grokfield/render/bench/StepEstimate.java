package grokfield.render.bench;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import java.util.HashMap;
import java.util.Map;

/** How long a step of a case will take, from what was measured before it. */
final class StepEstimate {
    /** Interactions a second and core where nothing was measured yet, rather too few. */
    private static final double SCALAR_RATE = 5e7;

    private static final double RATE = 1e9;
    private static final double FAST_SECONDS = 2e-9; // times N³

    private record Kind(EngineChoice engine, int cores, boolean many) {}

    private record Measured(ForceCase what, double seconds) {}

    private final Map<Kind, Measured> newest = new HashMap<>();

    /** Notes that a step of one state took so long. */
    void note(ForceCase what, double seconds) {
        newest.put(new Kind(what.engine(), what.cores(), what.states() > 1), new Measured(what, seconds));
    }

    /** Seconds of a step of one state. */
    double of(ForceCase wanted) {
        Measured measured = newest.get(new Kind(wanted.engine(), wanted.cores(), wanted.states() > 1));
        if (measured == null && wanted.states() > 1) {
            measured = newest.get(new Kind(wanted.engine(), wanted.cores(), false));
        }
        return measured == null ? guess(wanted) : measured.seconds() * work(wanted) / work(measured.what());
    }

    /** Whether an engine gets by without visiting every pair interaction. */
    static boolean isSparing(EngineChoice engine) {
        return engine.name().equals(Engines.FAST);
    }

    /** Whether an engine does with less than the formula's operations: by sums over many pairs at once, or by symmetry. */
    static boolean isEffective(EngineChoice engine) {
        return isSparing(engine) || engine.name().equals(Engines.VECTOR);
    }

    private static double work(ForceCase what) {
        return isSparing(what.engine()) ? Math.pow(what.tokens(), 3) : what.interactions();
    }

    private static double guess(ForceCase wanted) {
        return switch (wanted.engine().name()) {
            case Engines.SCALAR -> wanted.interactions() / SCALAR_RATE;
            case Engines.FAST -> FAST_SECONDS * work(wanted);
            default -> wanted.interactions() / (RATE * wanted.cores());
        };
    }
}
