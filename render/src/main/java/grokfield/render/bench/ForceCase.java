package grokfield.render.bench;

import grokfield.sim.EngineChoice;
import grokfield.sim.ParticleState;
import java.util.Locale;

/**
 * One thing to measure: an engine at a number of tokens.
 *
 * @param tokens N
 * @param states how many states advance together
 * @param cores the threads that the engine may use
 * @param start where the states are
 */
record ForceCase(EngineChoice engine, int tokens, int states, int cores, Start start) {
    /** The states that are measured; what an engine costs may depend on them. */
    enum Start {
        /** Where scenes begin: N(0, 1) in each coordinate. */
        NORMAL,
        /** What alignment leads to: one circle, the points off it by a tenth. */
        CIRCLE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The radius that a circle of N tokens settles to at alignment 2, by and large. */
    private static final double RADIUS_PER_TOKEN = 0.35;

    private static final double ROUGHNESS = 0.1;

    private static final double INTERACTIONS_A_CALL = 2e7;

    ForceCase withEngine(EngineChoice other) {
        return new ForceCase(other, tokens, states, cores, start);
    }

    /** The positions of one state, shape (N, 2). */
    static double[] positions(Start start, int tokens, long seed) {
        double[] x = ParticleState.normal(tokens, 2, seed).positions();
        if (start == Start.NORMAL) {
            return x;
        }
        int frequency = Math.max(1, tokens / 3);
        for (int i = 0; i < tokens; i++) {
            double angle = 2 * Math.PI * frequency * i / tokens;
            x[2 * i] = RADIUS_PER_TOKEN * tokens * Math.cos(angle) + ROUGHNESS * x[2 * i];
            x[2 * i + 1] = RADIUS_PER_TOKEN * tokens * Math.sin(angle) + ROUGHNESS * x[2 * i + 1];
        }
        return x;
    }

    /** Steps in one call: of many states so many that handing them to the threads costs little beside them. */
    static int stepsInOneCall(int tokens, int states) {
        double pairs = 0.5 * tokens * (tokens + 1.0);
        return states == 1 ? 1 : Math.clamp((long) (INTERACTIONS_A_CALL / (pairs * pairs * states)), 1, 100);
    }

    /** Pair interactions in one step of one state: M² with M = N(N+1)/2. */
    double interactions() {
        double pairs = 0.5 * tokens * (tokens + 1.0);
        return pairs * pairs;
    }

    @Override
    public String toString() {
        return engine + ", N = " + tokens + ", " + (states == 1 ? "1 state" : states + " states") + ", cores: " + cores
                + ", " + start.label();
    }
}
