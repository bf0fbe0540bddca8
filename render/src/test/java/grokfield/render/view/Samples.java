package grokfield.render.view;

import grokfield.sim.Operation;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.Arrays;
import java.util.Random;

/** Scenes to draw in tests: known shapes, no simulation. */
final class Samples {
    private Samples() {}

    static Task addition(int modulus) {
        return Task.of(Operation.ADDITION, modulus);
    }

    /** Tokens on a circle: token i at the angle 2πki/N. */
    static Points circle(int tokens, int frequency, double radius) {
        double[] values = new double[2 * tokens];
        for (int i = 0; i < tokens; i++) {
            double angle = 2 * Math.PI * frequency * i / tokens;
            values[2 * i] = radius * Math.cos(angle);
            values[2 * i + 1] = radius * Math.sin(angle);
        }
        return Points.copyOf(values, 2);
    }

    /** Tokens on a lattice, so that pair sums of one class often coincide. */
    static Points grid(int tokens, double spacing) {
        int side = (int) Math.ceil(Math.sqrt(tokens));
        double[] values = new double[2 * tokens];
        for (int i = 0; i < tokens; i++) {
            int at = i * 5 % tokens;
            int row = at / side;
            values[2 * i] = (at % side - (side - 1) / 2.0) * spacing + 0.25 * spacing * row;
            values[2 * i + 1] = (row - (side - 1) / 2.0) * spacing;
        }
        return Points.copyOf(values, 2);
    }

    /** Tokens drawn from a normal distribution. */
    static Points cloud(int tokens, int dimensions, long seed) {
        Random random = new Random(seed);
        double[] values = new double[tokens * dimensions];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Points.copyOf(values, dimensions);
    }

    /** The regions of the nearest pair sum, over a square around the origin. */
    static Regions nearest(Task task, Points pairSums, double half, int cells) {
        int[] classes = new int[cells * cells];
        float[] confidence = new float[cells * cells];
        float[] lead = new float[cells * cells];
        for (int cell = 0; cell < cells * cells; cell++) {
            int row = cell / cells;
            double x = half * (2 * (cell % cells + 0.5) / cells - 1);
            double y = half * (2 * (row + 0.5) / cells - 1);
            double[] score = new double[task.classes()];
            double sum = 0;
            for (int p = 0; p < pairSums.count(); p++) {
                double dx = pairSums.get(p, 0) - x;
                double dy = pairSums.get(p, 1) - y;
                double weight = Math.exp(-(dx * dx + dy * dy) * 30 / (half * half));
                score[task.pairClass(p)] += weight;
                sum += weight;
            }
            for (int k = 1; k < score.length; k++) {
                if (score[k] > score[classes[cell]]) {
                    classes[cell] = k;
                }
            }
            double best = score[classes[cell]];
            score[classes[cell]] = 0;
            confidence[cell] = (float) (best / sum);
            lead[cell] = (float) Math.log(best / Arrays.stream(score).max().orElseThrow());
        }
        return new Regions(-half, -half, half, half, cells, cells, classes, confidence, lead);
    }

    /** Every fifth pair is held back. */
    static boolean[] validation(Task task) {
        boolean[] validation = new boolean[task.pairs()];
        for (int p = 0; p < validation.length; p += 5) {
            validation[p] = true;
        }
        return validation;
    }

    /** Right for all but some of the pairs held back. */
    static int[] predictions(Task task) {
        int[] predictions = new int[task.pairs()];
        for (int p = 0; p < predictions.length; p++) {
            predictions[p] = p % 15 == 0 ? (task.pairClass(p) + 1) % task.classes() : task.pairClass(p);
        }
        return predictions;
    }

    /** Arrows that point inwards and turn. */
    static Points swirl(Points positions, double size) {
        double[] values = new double[2 * positions.count()];
        for (int i = 0; i < positions.count(); i++) {
            double x = positions.get(i, 0);
            double y = positions.get(i, 1);
            values[2 * i] = size * (-0.4 * x - y * (0.2 + 0.05 * (i % 7)));
            values[2 * i + 1] = size * (-0.4 * y + x * (0.2 + 0.05 * (i % 7)));
        }
        return Points.copyOf(values, 2);
    }
}
