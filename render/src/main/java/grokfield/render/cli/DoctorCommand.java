package grokfield.render.cli;

import grokfield.render.doctor.Doctor;
import grokfield.render.doctor.Finding;
import grokfield.render.doctor.Health;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code grokfield doctor}: what was found and what to do about what is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Say what was found (JDK, OpenGL, engines, encoders) and what to do about what is missing.",
            "Exit status 1 if the window needs something that is missing."
        },
        footer = {"", "Examples:", "  grokfield doctor", "  grokfield doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "Print one JSON object a line on standard output.")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(System.getenv());
        if (json) {
            printJson(findings);
        } else {
            printList(findings);
        }
        boolean missing = findings.stream().anyMatch(finding -> finding.health() == Health.MISSING);
        return missing ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private void printJson(List<Finding> findings) {
        for (Finding finding : findings) {
            console.out()
                    .println(new Json()
                            .put("subject", finding.subject())
                            .put("health", finding.health().name().toLowerCase(java.util.Locale.ROOT))
                            .put("found", finding.found())
                            .put("advice", finding.advice().orElse(null)));
        }
    }

    private void printList(List<Finding> findings) {
        console.out().println(BuildInfo.read().line());
        int width = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(0);
        for (Finding finding : findings) {
            String blanks = " ".repeat(width + 2 - finding.subject().length());
            console.out().println(finding.health().mark() + " " + finding.subject() + blanks + finding.found());
            finding.advice().ifPresent(advice -> console.out().println(" ".repeat(width + 4) + "→ " + advice));
        }
    }
}
