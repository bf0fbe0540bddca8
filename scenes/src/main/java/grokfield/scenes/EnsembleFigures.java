package grokfield.scenes;

import grokfield.sim.Structure;
import grokfield.sim.Task;
import grokfield.trainer.stats.Histogram;
import grokfield.trainer.stats.MeanEstimate;
import grokfield.trainer.stats.Proportion;
import grokfield.trainer.stats.TwoSampleTest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the members of an ensemble at one value of its axis have in common. Immutable. Members that exploded or diverged count
 * as failed and nowhere else.
 *
 * @param group the place of the value on the axis; 0 without one
 * @param complete whether every member has come to its end
 * @param sides by side, the sides that run
 * @param test whether both sides may come from one distribution of (circularity, pair-sum purity, ray purity), where a set
 *     without a circularity counts as 0; empty unless both are there
 * @param version of the snapshot that it was made from
 */
public record EnsembleFigures(
        int group, boolean complete, Map<Side, OfSide> sides, Optional<TwoSampleTest> test, long version) {
    /** Bins of 0 … 1. */
    public static final int BINS = 20;

    private static final int MOST_ROWS = 1000; // of each side; the test's memory grows with their square
    private static final double MOST_DISTANCES = 3e8; // of all permutations together
    private static final int FEWEST_PERMUTATIONS = 99;
    private static final int MOST_PERMUTATIONS = 999;
    private static final int LIVE_PERMUTATIONS = 199;

    public EnsembleFigures {
        sides = Map.copyOf(sides);
    }

    /**
     * One side.
     *
     * @param n the members that count
     * @param failed the members that exploded or diverged
     * @param shares of the structures among the n, every structure
     * @param histograms of circularity, both purities, frequency and, of a network, validation accuracy
     * @param means of every quantity
     * @param weights the mean over the members of the mean |w| of every tensor, in the network's order; empty for particles
     * @param gridAccuracy imperfections against validation accuracy, among grids and imperfect grids
     * @param purityAccuracy pair-sum purity against validation accuracy, among all
     */
    public record OfSide(
            int n,
            int failed,
            Map<Structure, Proportion> shares,
            Map<EnsembleQuantity, Histogram> histograms,
            Map<EnsembleQuantity, MeanEstimate> means,
            Map<String, MeanEstimate> weights,
            Optional<EnsembleScatter> gridAccuracy,
            Optional<EnsembleScatter> purityAccuracy) {}

    /**
     * A number with its 95 % interval: a share with Wilson's, a mean with that of Student's t.
     *
     * @param low NaN for the mean of a single member
     */
    public record Estimate(double value, double low, double high) {
        private static Estimate of(Proportion share) {
            return new Estimate(share.share(), share.low(), share.high());
        }

        private static Estimate of(MeanEstimate mean) {
            return new Estimate(mean.mean(), mean.low(), mean.high());
        }
    }

    /** The share of a structure on a side; empty if nothing counts there. */
    public Optional<Estimate> share(Side side, Structure structure) {
        return side(side)
                .filter(of -> of.n() > 0)
                .map(of -> Estimate.of(Objects.requireNonNull(of.shares().get(structure))));
    }

    /** The mean of a quantity on a side; empty if it is undefined for every member. */
    public Optional<Estimate> mean(Side side, EnsembleQuantity quantity) {
        return side(side)
                .map(of -> of.means().get(quantity))
                .filter(m -> m.n() > 0)
                .map(Estimate::of);
    }

    /** The mean over the members of the mean |w| of a tensor. */
    public Optional<Estimate> weight(Side side, String tensor) {
        return side(side)
                .map(of -> of.weights().get(tensor))
                .filter(m -> m.n() > 0)
                .map(Estimate::of);
    }

    /** The names of the tensors of a side, in the network's order. */
    public List<String> tensors(Side side) {
        return side(side).map(of -> List.copyOf(of.weights().keySet())).orElse(List.of());
    }

    /** One side, if it runs. */
    public Optional<OfSide> side(Side side) {
        return Optional.ofNullable(sides.get(side));
    }

    /** The figures of one value as they are now. */
    public static EnsembleFigures of(EnsembleSnapshot snapshot, int group) {
        boolean complete = snapshot.isComplete(group);
        Map<Side, List<EnsembleMember>> good = new EnumMap<>(Side.class);
        Map<Side, OfSide> sides = new EnumMap<>(Side.class);
        for (Side side : snapshot.sides()) {
            List<EnsembleMember> members = snapshot.members(group, side);
            List<EnsembleMember> counting =
                    members.stream().filter(m -> m.error().isEmpty()).toList();
            good.put(side, counting);
            sides.put(side, side(snapshot.plan().scene().task(), side, counting, members.size() - counting.size()));
        }
        Optional<TwoSampleTest> test = sides.size() < 2
                ? Optional.empty()
                : Optional.of(test(
                        rows(good.getOrDefault(Side.PARTICLES, List.of())),
                        rows(good.getOrDefault(Side.NETWORK, List.of())),
                        complete || !snapshot.isAlive()));
        return new EnsembleFigures(group, complete, sides, test, snapshot.version());
    }

    private static OfSide side(Task task, Side side, List<EnsembleMember> members, int failed) {
        Map<Structure, Proportion> shares = new EnumMap<>(Structure.class);
        for (Structure structure : Structure.values()) {
            long count = members.stream()
                    .filter(m -> m.measures().structure() == structure)
                    .count();
            shares.put(structure, Proportion.of((int) count, members.size()));
        }
        Map<EnsembleQuantity, MeanEstimate> means = new EnumMap<>(EnsembleQuantity.class);
        Map<EnsembleQuantity, Histogram> histograms = new EnumMap<>(EnsembleQuantity.class);
        for (EnsembleQuantity quantity : EnsembleQuantity.values()) {
            double[] values = quantity.of(members);
            means.put(quantity, MeanEstimate.of(values));
            histogram(task, side, quantity, values).ifPresent(h -> histograms.put(quantity, h));
        }
        boolean network = side == Side.NETWORK;
        return new OfSide(
                members.size(),
                failed,
                shares,
                histograms,
                means,
                weights(members),
                network ? Optional.of(gridAccuracy(members)) : Optional.empty(),
                network
                        ? Optional.of(new EnsembleScatter(
                                EnsembleQuantity.PAIR_SUM_PURITY, EnsembleQuantity.VALIDATION_ACCURACY, members))
                        : Optional.empty());
    }

    private static EnsembleScatter gridAccuracy(List<EnsembleMember> members) {
        List<EnsembleMember> grids =
                members.stream().filter(m -> m.measures().structure().isGrid()).toList();
        return new EnsembleScatter(EnsembleQuantity.IMPERFECTIONS, EnsembleQuantity.VALIDATION_ACCURACY, grids);
    }

    private static Optional<Histogram> histogram(Task task, Side side, EnsembleQuantity quantity, double[] values) {
        int frequencies = Math.max(1, (task.tokens() - 1) / 2);
        return switch (quantity) {
            case CIRCULARITY, PAIR_SUM_PURITY, RAY_PURITY -> Optional.of(Histogram.of(values, 0, 1, BINS));
            case VALIDATION_ACCURACY ->
                side == Side.NETWORK ? Optional.of(Histogram.of(values, 0, 1, BINS)) : Optional.empty();
            case FREQUENCY -> Optional.of(Histogram.of(values, 0.5, frequencies + 0.5, frequencies));
            case IMPERFECTIONS, MEAN_RADIUS -> Optional.empty();
        };
    }

    private static Map<String, MeanEstimate> weights(List<EnsembleMember> members) {
        Map<String, MeanEstimate> weights = new LinkedHashMap<>();
        int tensors = members.isEmpty() ? 0 : members.getFirst().norms().size();
        for (int i = 0; i < tensors; i++) {
            int tensor = i;
            weights.put(
                    members.getFirst().norms().get(i).name(),
                    MeanEstimate.of(members.stream()
                            .mapToDouble(m -> m.norms().get(tensor).meanAbsolute())
                            .toArray()));
        }
        return weights;
    }

    private static double[][] rows(List<EnsembleMember> members) {
        return members.stream()
                .limit(MOST_ROWS)
                .map(member -> StructureRow.of(member.measures()))
                .toArray(double[][]::new);
    }

    private static TwoSampleTest test(double[][] particles, double[][] network, boolean last) {
        double distances = Math.pow(particles.length + network.length, 2);
        int affordable = (int)
                Math.clamp(MOST_DISTANCES / Math.max(1, distances), FEWEST_PERMUTATIONS, (double) MOST_PERMUTATIONS);
        return TwoSampleTest.permutation(
                particles, network, last ? affordable : Math.min(affordable, LIVE_PERMUTATIONS), 0);
    }
}
