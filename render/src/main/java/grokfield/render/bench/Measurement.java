package grokfield.render.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one JMH benchmark with one set of parameters. */
final class Measurement {
    /** Of the flags of this JVM, those that a measuring one must not share. */
    private static final List<String> NOT_INHERITED =
            List.of("-XX:SharedArchiveFile", "-XX:+AutoCreateSharedArchive", "-XX:AOT", "-Dgrokfield.", "-agentlib");

    private Measurement() {}

    /**
     * The median time of an operation in microseconds.
     *
     * @param benchmark the class with exactly one benchmark method
     * @param parameters the values of its {@code @Param} fields by name
     * @throws BenchmarkException if the benchmark failed
     */
    static double medianMicroseconds(Class<?> benchmark, Map<String, String> parameters, Effort effort)
            throws BenchmarkException {
        // A lock file of another user, or of a benchmark that was killed, is no reason not to measure.
        System.setProperty("jmh.ignoreLock", "true");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(effort.forks())
                .warmupIterations(0) // the benchmarks' own, until they are steady
                .param("warmups", Integer.toString(effort.warmups()))
                .param("milliseconds", Integer.toString(effort.milliseconds()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.milliseconds()))
                .timeUnit(TimeUnit.MICROSECONDS)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(inheritedFlags());
        parameters.forEach(options::param);
        try {
            Collection<RunResult> results = new Runner(options.build(), nowhere()).run();
            return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(50);
        } catch (RunnerException failed) {
            throw new BenchmarkException(benchmark.getSimpleName() + " " + parameters + " failed", failed);
        }
    }

    /** JMH copies what a measuring JVM says to standard output, where only results belong. */
    private static OutputFormat nowhere() {
        return OutputFormatFactory.createFormatInstance(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), VerboseMode.SILENT);
    }

    private static String[] inheritedFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> NOT_INHERITED.stream().noneMatch(flag::startsWith))
                .toArray(String[]::new);
    }
}
