package grokfield.render.cli;

import grokfield.scenes.Nearest;
import grokfield.scenes.SceneException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns everything that can go wrong into one sentence and an exit status. */
final class Messages {
    private final Console console;

    Messages(Console console) {
        this.console = console;
    }

    /** Says what is wrong with the arguments. */
    int wrongArguments(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String sentence = switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                unmatchedSentence(command, unmatched.getUnmatched().getFirst());
            case MissingParameterException missing -> missingSentence(missing.getMissing());
            default -> oneLine(wrong);
        };
        String name = command.getCommandSpec().qualifiedName().replaceFirst("^grokfield ?", "");
        console.say((name.isEmpty() ? "" : name + ": ") + sentence + " See "
                + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitStatus.WRONG_INPUT;
    }

    /** Says why a command failed; what nobody expected goes with its stack trace to a file. */
    int failure(Exception failure, boolean debugging) {
        if (debugging) {
            failure.printStackTrace(console.err());
        }
        switch (failure) {
            case InputException _, SceneException _ -> {
                console.say(oneLine(failure));
                return ExitStatus.WRONG_INPUT;
            }
            case FailedException failed -> console.say(oneLine(failed));
            default -> console.say("unexpected error: " + oneLine(failure) + "; " + whereDetailsAre(failure));
        }
        return ExitStatus.FAILED;
    }

    private static String whereDetailsAre(Exception failure) {
        try {
            Path file = Files.createTempFile("grokfield-error-", ".txt");
            try (PrintWriter details = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                details.println(BuildInfo.read().line());
                failure.printStackTrace(details);
            }
            return "details in " + file;
        } catch (IOException unwritable) {
            return "--debug prints the details";
        }
    }

    private static String unmatchedSentence(CommandLine command, String typed) {
        CommandSpec spec = command.getCommandSpec();
        if (typed.startsWith("-")) {
            String option = typed.replaceFirst("=.*", "");
            List<String> known = spec.options().stream()
                    .filter(candidate -> !candidate.hidden())
                    .map(OptionSpec::longestName)
                    .toList();
            return "unknown option " + option + ": the nearest is " + Nearest.to(option, known) + ".";
        }
        Map<String, CommandLine> commands = command.getSubcommands();
        if (commands.isEmpty() || !spec.positionalParameters().isEmpty()) {
            return "too many arguments: " + typed + " is not expected here.";
        }
        return "unknown command " + typed + ": the nearest is " + Nearest.to(typed, commands.keySet()) + ".";
    }

    private static String missingSentence(List<ArgSpec> missing) {
        return missing.stream()
                        .map(argument -> argument.isOption()
                                ? ((OptionSpec) argument).longestName() + " needs a value"
                                : argument.paramLabel() + " is missing")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** The message of {@code failure} on one line. */
    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
