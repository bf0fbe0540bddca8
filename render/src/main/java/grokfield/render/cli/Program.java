package grokfield.render.cli;

import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The program as the command line sees it: arguments in, text out, an exit status. */
public final class Program {
    private final Console console;

    /** A program that writes to {@code console}. */
    public Program(Console console) {
        this.console = console;
    }

    /** Runs the command that {@code args} name; never throws, never prints a stack trace unasked. */
    public int run(String... args) {
        GrokfieldCommand grokfield = new GrokfieldCommand(console);
        CommandLine commandLine = new CommandLine(grokfield);
        commandLine.addSubcommand(new OpenCommand(console));
        commandLine.addSubcommand(new RunCommand(console));
        commandLine.addSubcommand(new FitCommand(console));
        commandLine.addSubcommand(new ResultsCommand(console));
        commandLine.addSubcommand(new ScenesCommand(console));
        commandLine.addSubcommand(new DoctorCommand(console));
        commandLine.addSubcommand(new BenchCommand(console));
        commandLine.addSubcommand(new RecordCommand(console));
        commandLine.setOut(console.out());
        commandLine.setErr(console.err());
        commandLine.setUsageHelpAutoWidth(false);
        commandLine.setUsageHelpWidth(100);
        commandLine.setAbbreviatedOptionsAllowed(false);
        Messages messages = new Messages(console);
        commandLine.setParameterExceptionHandler((wrong, given) -> messages.wrongArguments(wrong));
        commandLine.setExecutionExceptionHandler((Exception failure, CommandLine failed, ParseResult parsed) ->
                messages.failure(failure, grokfield.isDebugging()));
        int status = commandLine.execute(args);
        console.out().flush();
        console.err().flush();
        return status;
    }

    /** Answers {@code --version}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildInfo.read().line()};
        }
    }
}
