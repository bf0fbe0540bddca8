package grokfield.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The door to the engine that comes with a TornadoVM SDK, if there is one. The SDK's own files are looked at by the launcher,
 * which hands what it found wrong to the JVM.
 */
final class TornadoEngines {
    private static final String PROVIDER = "grokfield.sim.tornado.TornadoProvider";
    private static final String HOME = "TORNADOVM_HOME";
    private static final String START = "start the program with ./grokfield";

    /** What the launcher found wrong with the SDK, one clause. */
    static final String PROBLEM = "grokfield.tornado.problem";

    /** One of the SDK's own JVM arguments, as a property. */
    static final String RUNTIME = "tornado.load.runtime.implementation";

    /** Whether TornadoVM may quietly run a kernel on the processor when it cannot compile it. */
    static final String BAILOUT = "tornado.recover.bailout";

    private TornadoEngines() {}

    /** Looked for once, when it is first asked for: TornadoVM takes a second to find its devices. */
    private static final class Here {
        static final Found FOUND = find(System.getenv(), System.getProperties(), PROVIDER);
    }

    /**
     * What was found.
     *
     * @param provider absent if something is missing
     * @param missing what, one clause
     */
    record Found(Optional<EngineProvider> provider, Optional<String> missing) {
        private static Found nothing(String missing) {
            return new Found(Optional.empty(), Optional.of(missing));
        }
    }

    /** Why there is no {@code tornado} engine here, one clause; empty if there is one. */
    static Optional<String> missing() {
        return Here.FOUND.missing();
    }

    /** The devices, one line each; the place in the list is the number that {@code tornado:1} names. */
    static List<String> devices() {
        return Here.FOUND.provider().map(EngineProvider::devices).orElse(List.of());
    }

    /** The provider, or the reason why there is none as an exception. */
    static EngineProvider require() {
        return Here.FOUND
                .provider()
                .orElseThrow(() -> new EngineException(missing().orElseThrow()));
    }

    /**
     * Looks for the engine.
     *
     * @param provider the name of the class that makes it
     */
    static Found find(Map<String, String> environment, Properties properties, String provider) {
        String problem = properties.getProperty(PROBLEM, "");
        if (!problem.isBlank()) {
            return Found.nothing(problem);
        }
        String home = environment.getOrDefault(HOME, "");
        if (home.isBlank()) {
            return Found.nothing("no TornadoVM: " + HOME + " is not set");
        }
        try {
            Class<? extends EngineProvider> type = Class.forName(provider, false, TornadoEngines.class.getClassLoader())
                    .asSubclass(EngineProvider.class);
            if (!properties.containsKey(RUNTIME)
                    || !properties.getProperty(BAILOUT, "").equalsIgnoreCase("false")) {
                return Found.nothing(
                        "the JVM runs without the arguments of the TornadoVM SDK at " + home + ": " + START);
            }
            return checked(type.getDeclaredConstructor().newInstance());
        } catch (ClassNotFoundException absent) {
            return Found.nothing(
                    "there is a TornadoVM SDK at " + home + ", but the program was built without it: " + START);
        } catch (ReflectiveOperationException | LinkageError failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            String clause = cause instanceof EngineException ? cause.getMessage() : cause.toString();
            return Found.nothing("TornadoVM at " + home + " does not start: " + clause);
        }
    }

    private static Found checked(EngineProvider provider) {
        return provider.devices().isEmpty()
                ? Found.nothing("TornadoVM finds no OpenCL or CUDA device")
                : new Found(Optional.of(provider), Optional.empty());
    }
}
