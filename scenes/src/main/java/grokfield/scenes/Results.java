package grokfield.scenes;

import grokfield.sim.Structure;
import grokfield.trainer.stats.Correlation;
import grokfield.trainer.stats.MeanEstimate;
import grokfield.trainer.stats.Proportion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The figures of the README: what trained networks of the default scene show over many seeds. One sweep of the weight decay gives
 * them all.
 */
public final class Results {
    /** The step at which a gradient is explained. */
    public static final long YOUNG = 50;
    /** How many seeds, from the first, the shorter of two averages takes. */
    public static final int FEW = 20;

    private static final String SCENE = "circles-and-grids";
    private static final String SWEEP = "network.weight_decay=0,0.3,0.6,1";

    private final List<SeedResult> lines;

    private Results(List<SeedResult> lines) {
        this.lines = List.copyOf(lines);
    }

    /** The run that gives the figures. */
    public static RunPlan plan(SeedRange seeds) throws SceneException {
        Sweep sweep = Sweep.read(SWEEP, SCENE, Settings.NONE);
        return RunPlan.of(sweep.values().getFirst().scene())
                .withSweep(sweep)
                .withSeeds(seeds)
                .withAttribution(AttributionChoice.DEFAULT.withStep(YOUNG));
    }

    /** The same run as a command. */
    public static String command(SeedRange seeds) {
        return "grokfield run " + SCENE + " --seeds " + seeds + " --sweep " + SWEEP + " --attribution-at " + YOUNG;
    }

    /**
     * The figures of a run.
     *
     * @param run of a {@link #plan}
     * @throws SceneException if the start file cannot be used
     * @throws IOException with a sentence, if memory does not suffice
     */
    public static Results of(HeadlessRun run, HeadlessRun.Listener listener) throws SceneException, IOException {
        List<SeedResult> lines = new ArrayList<>();
        run.run(new HeadlessRun.Listener() {
            @Override
            public void line(SeedResult result) {
                lines.add(result);
                listener.line(result);
            }

            @Override
            public void progress(double share) {
                listener.progress(share);
            }
        });
        return new Results(lines);
    }

    private List<SeedResult> at(List<String> decays) {
        return lines.stream()
                .filter(line -> line.error().isEmpty()
                        && decays.contains(line.sweep().orElseThrow().text()))
                .toList();
    }

    /** Correlation of pair-sum purity with validation accuracy over the networks at some weight decays together. */
    public Correlation purity(String... decays) {
        return correlation(Correlations.PURITY, decays);
    }

    /** Correlation of imperfections with validation accuracy over their grids and imperfect grids. */
    public Correlation imperfections(String... decays) {
        return correlation(Correlations.IMPERFECTIONS, decays);
    }

    private Correlation correlation(String name, String... decays) {
        Map<String, Correlation> all = Correlations.of(Side.NETWORK, at(List.of(decays)));
        return all.getOrDefault(name, Correlation.of(new double[0], new double[0]));
    }

    /**
     * Mean of a measure at one weight decay.
     *
     * @param measure such as {@code attribution_step_r2}
     * @param most how many seeds count, from the first
     */
    public MeanEstimate mean(String decay, String measure, int most) {
        return MeanEstimate.of(at(List.of(decay)).stream()
                .limit(most)
                .mapToDouble(line -> line.measuresByName().getOrDefault(measure, Double.NaN))
                .toArray());
    }

    /** The share of a structure at one weight decay. */
    public Proportion share(String decay, Structure structure) {
        List<SeedResult> of = at(List.of(decay));
        Predicate<SeedResult> has =
                line -> line.measures().filter(m -> m.structure() == structure).isPresent();
        return Proportion.of((int) of.stream().filter(has).count(), of.size());
    }

    /** The weight decays, in order. */
    public static List<String> decays() {
        return List.of(SWEEP.substring(SWEEP.indexOf('=') + 1).split(","));
    }
}
