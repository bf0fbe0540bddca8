package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An engine that a user may pick, or would if it were there.
 *
 * @param label what the list shows
 * @param help what it is for, one sentence; if it cannot be picked, why
 * @param there whether it can be picked
 */
public record EngineOffer(EngineChoice choice, String label, String help, boolean there) {
    /** The tolerances of {@code fast} on offer, as far as it allows them. */
    private static final List<String> TOLERANCES = List.of("1e-3", "1e-4", "1e-5", "1e-6", "1e-7");

    /** What this machine has, whatever the scene. */
    public static final class Machine {
        private final Map<String, String> missing = new TreeMap<>();
        private final List<String> devices;

        /** Looks around, which may take a second or two while drivers load. */
        public Machine() {
            for (String name : Engines.KNOWN) {
                Engines.missing(name).ifPresent(reason -> missing.put(name, reason));
            }
            devices = missing.containsKey(Engines.TORNADO) ? List.of() : Engines.devices();
        }

        /** Everything that a user may want for particles in d dimensions, {@code auto} first. */
        public List<EngineOffer> offers(int dimensions) {
            List<EngineOffer> offers = new ArrayList<>();
            offers.add(there(
                    Engines.AUTO,
                    Engines.AUTO,
                    "The fastest: in the window it is measured on this scene; runs and videos follow a fixed rule."));
            for (String name : Engines.KNOWN) {
                offers.addAll(of(name, dimensions));
            }
            return offers;
        }

        private List<EngineOffer> of(String name, int dimensions) {
            EngineChoice choice = EngineChoice.of(name);
            Optional<String> against =
                    Optional.ofNullable(missing.get(name)).or(() -> Engines.unfit(choice, dimensions));
            if (against.isPresent()) {
                return List.of(new EngineOffer(choice, name, against.get(), false));
            }
            return switch (name) {
                case Engines.SCALAR ->
                    List.of(there(name, name, "Double precision in plain loops: the reference, and slow."));
                case Engines.VECTOR -> List.of(there(name, name, "Direct sums over all cores, in single precision."));
                case Engines.FAST ->
                    TOLERANCES.stream()
                            .filter(tolerance -> isAllowed(name + ":" + tolerance))
                            .map(tolerance -> there(
                                    name + ":" + tolerance,
                                    name + ", within " + tolerance,
                                    "For many particles: forces to within " + tolerance + " of the largest one."))
                            .toList();
                case Engines.TORNADO -> onDevices();
                default -> List.of(there(name, name, name));
            };
        }

        private static boolean isAllowed(String choice) {
            try {
                EngineChoice.parse(choice);
                return true;
            } catch (IllegalArgumentException outOfRange) {
                return false;
            }
        }

        private List<EngineOffer> onDevices() {
            List<EngineOffer> offers = new ArrayList<>();
            for (int i = 0; i < devices.size(); i++) {
                String choice = Engines.TORNADO + ":" + i;
                offers.add(there(choice, choice + "  " + devices.get(i), "TornadoVM on " + devices.get(i) + "."));
            }
            return offers;
        }

        private static EngineOffer there(String choice, String label, String help) {
            return new EngineOffer(EngineChoice.parse(choice), label, help, true);
        }
    }

    /** Whether this is what a scene wants that names an engine; one without an argument has the engine's default. */
    public boolean isMeantBy(String wanted) {
        return choice.toString().equals(wanted)
                || (wanted.equals(choice.name()) && choice.argument().equals(standard(wanted)));
    }

    private static Optional<String> standard(String name) {
        return switch (name) {
            case Engines.FAST -> Optional.of("1e-4");
            case Engines.TORNADO -> Optional.of("0");
            default -> Optional.empty();
        };
    }
}
