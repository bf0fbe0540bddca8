package grokfield.sim.tornado;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import grokfield.sim.Engines;
import java.util.Optional;

/** What tests with a TornadoVM SDK need first. */
final class Sdk {
    private Sdk() {}

    /** Skips the test with the reason where the engine cannot be had. */
    static void assumed() {
        Optional<String> missing = Engines.missing(Engines.TORNADO);
        assumeTrue(missing.isEmpty(), () -> "the engine tornado is not tested: " + missing.orElseThrow());
    }
}
