package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TornadoEnginesTest {
    private static final Map<String, String> HOME = Map.of("TORNADOVM_HOME", "/opt/tornado");

    /** Where this is skipped, no test ran with the engine {@code tornado}. */
    @Test
    void theEngineIsTestedWhereThereIsAnSdk() {
        Optional<String> missing = Engines.missing(Engines.TORNADO);
        assumeTrue(missing.isEmpty(), () -> "the engine tornado is not tested: " + missing.orElseThrow());
        assertTrue(Engines.names().contains(Engines.TORNADO));
        assertTrue(!Engines.devices().isEmpty());
    }

    @Test
    void withoutAnSdkItSaysSo() {
        assertEquals("no TornadoVM: TORNADOVM_HOME is not set", missing(Map.of(), properties(), "absent.Provider"));
    }

    @Test
    void whatTheLauncherFoundWrongIsSaid() {
        Properties properties = properties();
        properties.setProperty(TornadoEngines.PROBLEM, "TornadoVM 1.0 does not fit");
        assertEquals("TornadoVM 1.0 does not fit", missing(HOME, properties, Two.class.getName()));
    }

    @Test
    void aProgramThatWasBuiltWithoutTheSdkSaysHowToBuildItWithIt() {
        assertEquals(
                "there is a TornadoVM SDK at /opt/tornado, but the program was built without it: start the program with"
                        + " ./grokfield",
                missing(HOME, properties(), "absent.Provider"));
    }

    @Test
    void aJvmWithoutTheArgumentsOfTheSdkSaysHowToStartIt() {
        String expected =
                "the JVM runs without the arguments of the TornadoVM SDK at /opt/tornado: start the program with"
                        + " ./grokfield";
        assertEquals(expected, missing(HOME, new Properties(), Two.class.getName()));
        Properties quiet = properties();
        quiet.remove(TornadoEngines.BAILOUT); // a kernel that does not compile would run on the processor
        assertEquals(expected, missing(HOME, quiet, Two.class.getName()));
    }

    @Test
    void aMachineWithoutDevicesSaysSo() {
        assertEquals(
                "TornadoVM finds no OpenCL or CUDA device",
                missing(HOME, properties(), WithoutDevices.class.getName()));
    }

    @Test
    void anSdkThatDoesNotStartSaysWhy() {
        String missing = missing(HOME, properties(), Broken.class.getName());
        assertTrue(missing.startsWith("TornadoVM at /opt/tornado does not start: "), missing);
        assertTrue(missing.contains("no library"), missing);
    }

    @Test
    void theEngineIsThereWhereNothingIsMissing() {
        TornadoEngines.Found found = TornadoEngines.find(HOME, properties(), Two.class.getName());
        assertSame(Two.class, found.provider().orElseThrow().getClass());
        assertTrue(found.missing().isEmpty());
    }

    @Test
    void withoutItAnEngineCannotBeMadeAndTheReasonIsThrown() {
        Optional<String> missing = Engines.missing(Engines.TORNADO);
        if (missing.isPresent()) {
            EngineException thrown = assertThrows(
                    EngineException.class,
                    () -> Engines.create("tornado:0", Cases.addition(5), 2, Workers.CALLER)
                            .close());
            assertEquals(missing.get(), thrown.getMessage());
            assertTrue(Engines.devices().isEmpty());
        }
    }

    private static String missing(Map<String, String> environment, Properties properties, String provider) {
        return TornadoEngines.find(environment, properties, provider).missing().orElseThrow();
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty(TornadoEngines.RUNTIME, "Runtime");
        properties.setProperty(TornadoEngines.BAILOUT, "False");
        return properties;
    }

    abstract static class Devices implements EngineProvider {
        private final List<String> devices;

        Devices(String... devices) {
            this.devices = List.of(devices);
        }

        @Override
        public List<String> devices() {
            return devices;
        }

        @Override
        public ForceEngine create(Optional<String> argument, Task task, int dimensions) {
            throw new EngineException("only a name");
        }

        @Override
        public EnsembleEngine createEnsemble(Optional<String> argument, Task task, int dimensions, int states) {
            throw new EngineException("only a name");
        }
    }

    static final class Two extends Devices {
        Two() {
            super("one", "two");
        }
    }

    static final class WithoutDevices extends Devices {}

    static final class Broken extends Devices {
        Broken() {
            throw new UnsatisfiedLinkError("no library");
        }
    }
}
