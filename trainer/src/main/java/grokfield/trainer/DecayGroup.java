package grokfield.trainer;

/** Whether weight decay acts on a tensor. Each tensor names its group, so that a network's decay can be read off. */
public enum DecayGroup {
    /** Shrinks by 1 − ηλ a step. */
    DECAYED,
    /** Left alone by weight decay. */
    NOT_DECAYED
}
