package grokfield.render.view;

/** Round numbers for scales and legends: 1, 2 or 5 times a power of ten. */
final class Nice {
    private Nice() {}

    /** The largest round number that is not above a positive number. */
    static double below(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        double digit = number / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }
}
