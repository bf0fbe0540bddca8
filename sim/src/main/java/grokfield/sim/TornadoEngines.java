package grokfield.sim;

import java.util.List;
import java.util.Optional;

/** The door to the engine that comes with a TornadoVM SDK, if there is one. */
final class TornadoEngines {
    private static final String PROVIDER = "grokfield.sim.tornado.TornadoProvider";

    private TornadoEngines() {}

    /** Why there is no {@code tornado} engine here, one clause; empty if there is one. */
    static Optional<String> missing() {
        return provider().isPresent() ? Optional.empty() : Optional.of("no TornadoVM: TORNADOVM_HOME is not set");
    }

    /** The devices, one line each; the place in the list is the number that {@code tornado:1} names. */
    static List<String> devices() {
        return provider().map(EngineProvider::devices).orElse(List.of());
    }

    /** The provider, or the reason why there is none as an exception. */
    static EngineProvider require() {
        return provider().orElseThrow(() -> new EngineException(missing().orElseThrow()));
    }

    private static Optional<EngineProvider> provider() {
        try {
            return Optional.of(Class.forName(PROVIDER)
                    .asSubclass(EngineProvider.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError absent) {
            return Optional.empty();
        }
    }
}
