package grokfield.trainer.stats;

/** What intervals need of the normal distribution. */
final class Normal {
    /** The 97.5 % quantile: this many standard errors on either side hold 95 %. */
    static final double QUANTILE = 1.959963984540054;

    private Normal() {}
}
