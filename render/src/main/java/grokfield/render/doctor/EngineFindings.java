package grokfield.render.doctor;

import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The force engines. */
final class EngineFindings {
    private static final String TORNADO = "engine " + Engines.TORNADO;
    private static final String TORNADO_ADVICE =
            "for graphics processors: install a TornadoVM SDK for JDK 25, set TORNADOVM_HOME to its folder, and start with"
                    + " ./grokfield";

    private EngineFindings() {}

    static List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        for (String engine : Engines.names()) {
            if (!engine.equals(Engines.TORNADO)) {
                findings.add(
                        engine.equals(Engines.VECTOR) ? vector() : Finding.good("engine " + engine, describe(engine)));
            }
        }
        findings.addAll(tornado(Engines.missing(Engines.TORNADO), Engines.devices()));
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

    /** One finding for each device, or one for what is missing. */
    static List<Finding> tornado(Optional<String> missing, List<String> devices) {
        if (missing.isPresent()) {
            return List.of(Finding.optional(TORNADO, missing.get(), TORNADO_ADVICE));
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            findings.add(Finding.good(TORNADO, devices.get(i) + ": choose it by --engine tornado:" + i));
        }
        return findings;
    }
}
