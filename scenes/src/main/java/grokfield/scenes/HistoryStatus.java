package grokfield.scenes;

/**
 * What a world keeps of its run, as its snapshots tell.
 *
 * @param rewinds the number of the last {@link Command.Rewind} that the world came to
 * @param first the first step that can be gone back to
 * @param last the last step of the recorded run; that of the snapshot unless the world was taken back
 * @param replaying whether the world repeats what was recorded, or would if it went on
 * @param travelling whether it is still on its way to the step of its last rewind
 * @param states how many complete states are kept; 0 if there is no history
 * @param bytes the memory that the history takes, about
 */
public record HistoryStatus(
        long rewinds, long first, long last, boolean replaying, boolean travelling, int states, long bytes) {
    /** Whether the world can be taken back at all. */
    public boolean isKept() {
        return states > 0;
    }
}
