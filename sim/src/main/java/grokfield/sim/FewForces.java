package grokfield.sim;

/**
 * The whole law on pair sums of a plane, when they are few, on one thread in single precision. {@link PlaneForces} does the
 * same for many.
 */
final class FewForces implements PairForces {
    private final FewPairs pairs;
    private final SlotSums sums;
    private final FewRepulsion repulsion;
    private final FewClasses classes;
    private final FewAlignment alignment;
    private final int tokens;
    private final int taskClasses;
    private final float[] pairX; // (padded M), by slot
    private final float[] pairY;
    private final FewTokens tokenSums;

    FewForces(Task task) {
        pairs = new FewPairs(task);
        tokens = task.tokens();
        taskClasses = task.classes();
        sums = new SlotSums(pairs.count);
        repulsion = new FewRepulsion(sums);
        classes = new FewClasses(pairs, sums);
        alignment = new FewAlignment(sums);
        pairX = new float[Lanes.padded(pairs.count) + Lanes.COUNT];
        pairY = new float[Lanes.padded(pairs.count) + Lanes.COUNT];
        tokenSums = new FewTokens(pairs, tokens);
    }

    @Override
    public void add(ForceParameters parameters, double[] positions, Workers workers, double[] forces) {
        tokenSums.addUp(positions, sums.x, sums.y);
        sums.derive(parameters.directionSoftening());
        repulsion.run(parameters, pairX, pairY);
        classes.add(parameters, pairX, pairY);
        alignment.add((float) (-parameters.alignment() / taskClasses), pairX, pairY);
        tokenSums.share(pairX, pairY, forces);
    }
}
