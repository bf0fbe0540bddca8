package grokfield.scenes;

import grokfield.sim.EngineException;

/** What to say of an engine that failed. */
final class EngineFault {
    private EngineFault() {}

    /** The reason as one clause. */
    static String reason(Throwable failed) {
        String message = failed.getMessage();
        boolean isSentence = failed instanceof EngineException || failed instanceof IllegalArgumentException;
        return isSentence && message != null ? message : failed.toString();
    }
}
