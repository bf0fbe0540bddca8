package grokfield.sim;

/**
 * A seeded generator whose whole state is one readable number, so that a saved session goes on with the same bits. The
 * generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014); normal numbers come from the polar method, whose spare
 * value is thrown away so that no hidden state remains.
 */
public final class Randomness {
    private long state;

    public Randomness(long seed) {
        this.state = seed;
    }

    /** A generator for another purpose of the same seed, independent of this one's draws. */
    public static Randomness stream(long seed, String purpose) {
        Randomness mixer = new Randomness(seed ^ ((long) purpose.hashCode() << 32));
        return new Randomness(mixer.nextLong());
    }

    /** The whole state: {@code new Randomness(state())} goes on with the same numbers. */
    public long state() {
        return state;
    }

    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in 0 … bound−1, without bias. */
    public int nextInt(int bound) {
        long limit = (1L << 31) - (1L << 31) % bound;
        long bits;
        do {
            bits = nextLong() >>> 33;
        } while (bits >= limit);
        return (int) (bits % bound);
    }

    /** N(0, 1). */
    public double nextGaussian() {
        double u;
        double s;
        do {
            u = 2 * nextDouble() - 1;
            double v = 2 * nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    }
}
