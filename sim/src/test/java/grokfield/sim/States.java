package grokfield.sim;

/** Positions and parameters for tests, from seeded generators. Positions have shape (N, d), row-major. */
final class States {
    private States() {}

    static double[] normal(int tokens, int dimensions, long seed) {
        return ParticleState.normal(tokens, dimensions, seed).positions();
    }

    /** x_i = r (cos 2πki/N, sin 2πki/N). */
    static double[] circle(int tokens, int frequency, double radius) {
        double[] positions = new double[2 * tokens];
        for (int i = 0; i < tokens; i++) {
            double angle = 2 * Math.PI * frequency * i / tokens;
            positions[2 * i] = radius * Math.cos(angle);
            positions[2 * i + 1] = radius * Math.sin(angle);
        }
        return positions;
    }

    /** Token i at (i mod width, ⌊i / width⌋). */
    static double[] grid(int tokens, int width) {
        double[] positions = new double[2 * tokens];
        for (int i = 0; i < tokens; i++) {
            positions[2 * i] = i % width;
            positions[2 * i + 1] = Math.floorDiv(i, width);
        }
        return positions;
    }

    static double[] scaled(double[] positions, double factor) {
        double[] scaled = positions.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= factor;
        }
        return scaled;
    }

    /** Parameters anywhere in the sliders' ranges. */
    static ForceParameters parameters(Randomness randomness) {
        ForceParameters drawn = ForceParameters.DEFAULTS;
        for (Parameter parameter : ForceParameters.ALL) {
            double share = randomness.nextDouble();
            double value = parameter.logarithmic()
                    ? parameter.sliderMinimum() * Math.pow(parameter.sliderMaximum() / parameter.sliderMinimum(), share)
                    : parameter.sliderMinimum() + share * (parameter.sliderMaximum() - parameter.sliderMinimum());
            drawn = drawn.with(parameter, parameter.clamp(value));
        }
        return drawn;
    }

    static double[] forces(ForceEngine engine, ForceParameters parameters, double[] positions) {
        double[] forces = new double[positions.length];
        engine.forces(parameters, positions, forces);
        return forces;
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }
}
