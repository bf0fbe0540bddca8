package grokfield.render.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The JDK and the machine. */
final class MachineFindings {
    private static final double GIGABYTE = 1e9;
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    private MachineFindings() {}

    static List<Finding> all() {
        return List.of(jdk(), machine());
    }

    private static Finding jdk() {
        return Finding.good(
                "JDK",
                Runtime.version() + ", " + System.getProperty("java.vendor") + ", " + System.getProperty("java.home"));
    }

    private static Finding machine() {
        return Finding.good(
                "machine",
                String.format(
                        Locale.ROOT,
                        "%s %s, %s, %d cores, %s of memory, up to %.1f GB for the program",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        Runtime.getRuntime().maxMemory() / GIGABYTE));
    }

    /** The processor's name where the system tells it, and its architecture. */
    private static String processor() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip() + " (" + architecture + ")")
                    .orElse(architecture);
        } catch (IOException unreadable) {
            return architecture;
        }
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, "%.1f GB", system.getTotalMemorySize() / GIGABYTE)
                : "an unknown amount";
    }
}
