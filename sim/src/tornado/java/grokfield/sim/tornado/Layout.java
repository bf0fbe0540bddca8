package grokfield.sim.tornado;

/**
 * What stands where in the buffers that the host and the kernels share. TornadoVM compiles the lengths of buffers and the
 * constants here into a kernel, so that all that tells one task, state or law from another stands in a buffer.
 */
final class Layout {
    /** Work items of a group; a group advances or moves one state. Every device that TornadoVM knows has so many. */
    static final int GROUP = 128;

    /** Sources whose forces are added up before they join the total, so that rounding does not grow with M. */
    static final int BLOCK = 64;

    /** Positions beyond this are left to the reference: squares of squares would leave the single-precision numbers. */
    static final double REACH = 1e8;

    // The buffer start begins with the law …
    static final int ATTRACTION = 0; // A
    static final int ATTRACTION_SOFTENING2 = 1; // ℓ_A²
    static final int REPULSION = 2; // −R
    static final int REPULSION_SOFTENING2 = 3; // ℓ_R²
    static final int TURN_SAME = 4; // α (1 − 1/K)
    static final int TURN_OTHER = 5; // −α / K
    static final int DIRECTION_SOFTENING2 = 6; // ε²
    static final int WEIGHT_DECAY = 7; // λ
    static final int STEP_SIZE = 8; // Δt
    static final int SHARE = 9; // 1/N

    /** … and the positions of all states follow, shape (S, N, d). */
    static final int POSITIONS = 10;

    // The buffer order begins with what is to be done …
    static final int STEPS = 0; // how many since the positions were loaded
    static final int ROUNDS = 1; // how many of them at most by this launch
    static final int LOAD = 2; // whether to begin with the positions of the buffer start
    static final int STAY = 3; // whether to fill in the forces and move nothing
    static final int SERIAL = 4; // a number that the report must repeat
    static final int TOKENS = 5; // N
    static final int DIMENSIONS = 6; // d
    static final int STATES = 7; // S
    static final int PAIRS = 8; // M
    static final int PAIR_TABLE = 9; // where the table of pairs begins
    static final int SLOT_TABLE = 10; // where the table of slots begins
    static final int LEFT_OUT = 11; // where it says for each state whether it is left out

    /**
     * … then come the pins of all states, shape (S, N); for each state whether it is left out; the table of pairs, which
     * holds for each slot both tokens of its pair and the slots where its class starts and ends; the table of slots, shape
     * (N, N).
     */
    static final int PINS = 12;

    static final int PAIR = 4; // numbers of a row of the table of pairs

    // The buffer report holds the serial number of the order, then for each state the steps made and whether it
    // stopped.
    static final int REPORT = 2;

    /** Numbers that describe a pair sum in the plane: s_p, û_p, its polar angle and ρ_p. */
    static final int PLANE_WIDTH = 6;

    private Layout() {}

    /** Numbers that describe a pair sum in d dimensions: s_p, s_p / |s_p| and ρ_p. */
    static int spaceWidth(int dimensions) {
        return 2 * dimensions + 1;
    }
}
