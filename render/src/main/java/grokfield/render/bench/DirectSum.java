package grokfield.render.bench;

import grokfield.sim.ForceParameters;
import grokfield.sim.Task;
import java.util.stream.IntStream;

/**
 * The law of force ({@code docs/law.md}) in double precision for single particles in two dimensions: N·M interactions
 * each, where the whole costs M². It says what an engine is off by where the reference would take hours.
 */
final class DirectSum {
    private final Task task;
    private final ForceParameters parameters;
    private final double[] positions; // (N, 2)
    private final double[] x; // (M), pair sums
    private final double[] y;
    private final double[] angle; // (M)
    private final double[] sharpness; // (M), ρ
    private final double[] directionX; // (M), û
    private final double[] directionY;

    DirectSum(Task task, ForceParameters parameters, double[] positions) {
        this.task = task;
        this.parameters = parameters;
        this.positions = positions;
        int pairs = task.pairs();
        x = new double[pairs];
        y = new double[pairs];
        angle = new double[pairs];
        sharpness = new double[pairs];
        directionX = new double[pairs];
        directionY = new double[pairs];
        double softening = parameters.directionSoftening();
        for (int p = 0; p < pairs; p++) {
            x[p] = positions[2 * task.first(p)] + positions[2 * task.second(p)];
            y[p] = positions[2 * task.first(p) + 1] + positions[2 * task.second(p) + 1];
            double softened = Math.sqrt(x[p] * x[p] + y[p] * y[p] + softening * softening);
            angle[p] = Math.atan2(y[p], x[p]);
            sharpness[p] = Math.hypot(x[p], y[p]) / softened;
            directionX[p] = x[p] / softened;
            directionY[p] = y[p] / softened;
        }
    }

    /** dx/dt of one particle. */
    double[] force(int particle) {
        double[] sum = IntStream.range(0, task.tokens())
                .parallel()
                .mapToObj(other -> onPair(task.pairOf(particle, other), other == particle ? 2 : 1))
                .reduce(new double[2], (a, b) -> new double[] {a[0] + b[0], a[1] + b[1]});
        for (int k = 0; k < 2; k++) {
            sum[k] = sum[k] / task.tokens() - parameters.weightDecay() * positions[2 * particle + k];
        }
        return sum;
    }

    /** C_p + G_p, times how often the particle is in the pair. */
    private double[] onPair(int p, int times) {
        double nearA = parameters.attractionSoftening() * parameters.attractionSoftening();
        double nearR = parameters.repulsionSoftening() * parameters.repulsionSoftening();
        double chance = 1.0 / task.classes();
        double forceX = 0;
        double forceY = 0;
        for (int q = 0; q < x.length; q++) {
            if (q == p) {
                continue;
            }
            boolean same = task.pairClass(q) == task.pairClass(p);
            double dx = x[q] - x[p];
            double dy = y[q] - y[p];
            double square = dx * dx + dy * dy;
            double pull =
                    same ? parameters.attraction() / (square + nearA) : -parameters.repulsion() / (square + nearR);
            double between = Math.abs(angle[q] - angle[p]);
            double theta = Math.min(between, 2 * Math.PI - between);
            double kappa = 0.5 + sharpness[p] * (0.5 - theta / Math.PI);
            double turn = parameters.alignment() * ((same ? 1 : 0) - chance) * kappa;
            forceX += pull * dx + turn * directionX[q];
            forceY += pull * dy + turn * directionY[q];
        }
        return new double[] {times * forceX, times * forceY};
    }
}
