package grokfield.render.doctor;

import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The force engines. */
final class EngineFindings {
    private static final String TORNADO_HOME = "TORNADOVM_HOME";

    private EngineFindings() {}

    static List<Finding> all(Map<String, String> environment) {
        List<Finding> findings = new ArrayList<>();
        for (String engine : Engines.names()) {
            findings.add(engine.equals(Engines.VECTOR) ? vector() : Finding.good("engine " + engine, describe(engine)));
        }
        findings.add(tornado(environment.getOrDefault(TORNADO_HOME, "")));
        return findings;
    }

    private static String describe(String engine) {
        return engine.equals(Engines.SCALAR) ? "double precision on one core, the reference" : "available";
    }

    private static Finding vector() {
        try {
            VectorSpecies<Float> species = FloatVector.SPECIES_PREFERRED;
            return Finding.good(
                    "engine vector",
                    "single precision on all cores, " + species.length() + " lanes of float (" + species.vectorBitSize()
                            + " bits)");
        } catch (LinkageError absent) {
            return Finding.missing(
                    "engine vector",
                    "the JVM runs without the module jdk.incubator.vector",
                    "start the program with ./grokfield, which adds it");
        }
    }

    private static Finding tornado(String home) {
        return Finding.optional(
                "engine tornado",
                home.isBlank() ? "no TornadoVM: " + TORNADO_HOME + " is not set" : "TornadoVM at " + home,
                "the engine for GPUs comes with a later version; until then vector is the fastest");
    }
}
