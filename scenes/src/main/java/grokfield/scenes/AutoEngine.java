package grokfield.scenes;

/** How the force engine is chosen where a scene says {@code auto}. */
public enum AutoEngine {
    /** By a fixed rule that depends on the scene alone: the same scene gives the same bits. */
    BY_RULE,
    /** By timing on the scene's own state, in a window: as fast as the machine allows. Exact frames follow the rule all the same. */
    BY_TIMING
}
