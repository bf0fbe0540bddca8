package grokfield.sim;

/** The whole law on pair sums of a plane, d = 2, in single precision; the special case that {@code vector} is tuned for. */
final class PlaneForces implements PairForces {
    private final PairSlots slots;
    private final PlaneSums sums;
    private final PlaneRepulsion repulsion;
    private final PlaneClasses classes;
    private final PlaneAlignment alignment;
    private final int tokens;
    private final int taskClasses;
    private final int parts;
    private final float[] pairX; // (M), by slot
    private final float[] pairY;
    private final Workers.Part part;
    private ForceParameters parameters = ForceParameters.DEFAULTS;

    /**
     * @param parts into how many parts the pair interactions fall; the sums, and so the bits, depend on it
     */
    PlaneForces(Task task, int parts) {
        this.slots = new PairSlots(task);
        this.tokens = task.tokens();
        this.taskClasses = task.classes();
        this.parts = parts;
        sums = new PlaneSums(slots);
        repulsion = new PlaneRepulsion(sums, tokens, parts);
        classes = new PlaneClasses(sums, parts);
        alignment = new PlaneAlignment(sums);
        pairX = new float[slots.count];
        pairY = new float[slots.count];
        part = this::runPart;
    }

    @Override
    public void add(ForceParameters parameters, double[] positions, Workers workers, double[] forces) {
        this.parameters = parameters;
        sums.fill(positions, parameters.directionSoftening());
        workers.run(parts + 1, part);
        repulsion.mergeColumns();
        addRows(forces);
        addTargets(forces);
    }

    private void runPart(int index) {
        if (index == parts) {
            alignment.run();
        } else {
            repulsion.run(index, parameters.repulsionSoftening());
            classes.run(index, parameters);
        }
    }

    private void addRows(double[] forces) {
        for (int i = 0; i < tokens; i++) {
            forces[2 * i] += parameters.repulsion() * repulsion.rowSum(i, 0);
            forces[2 * i + 1] += parameters.repulsion() * repulsion.rowSum(i, 1);
        }
    }

    /** The force on each pair sum but for what its row got, and then for each token the sum over its N pairs. */
    private void addTargets(double[] forces) {
        float chance = (float) (parameters.alignment() / taskClasses);
        float strength = (float) parameters.repulsion();
        float[] towardX = repulsion.mergedX();
        float[] towardY = repulsion.mergedY();
        for (int s = 0; s < slots.count; s++) {
            int result = slots.result[s];
            pairX[s] = classes.forceX[result] - strength * towardX[s] - chance * alignment.forceX[s];
            pairY[s] = classes.forceY[result] - strength * towardY[s] - chance * alignment.forceY[s];
        }
        slots.addToTokens(pairX, pairY, 0, tokens, forces);
    }
}
