package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.Task;
import grokfield.sim.Workers;
import java.util.List;

/**
 * Makes engines for one task; on any thread.
 *
 * @param workers the threads that the engines may use; they outlive them
 */
record EngineMaker(EngineFactory factory, Task task, int dimensions, Workers workers) {
    /** An engine that may be handed from thread to thread. */
    ForceEngine make(EngineChoice choice) {
        return make(choice, workers);
    }

    /** The same with other workers. */
    ForceEngine make(EngineChoice choice, Workers others) {
        try {
            return choice.name().equals(Engines.TORNADO)
                    ? new ConfinedEngine("grokfield-" + choice, () -> create(choice, others))
                    : create(choice, others);
        } catch (OutOfMemoryError full) {
            throw new EngineException("it needs more memory than Java has", full);
        } catch (LinkageError unloadable) {
            throw new EngineException("it cannot be loaded: " + unloadable, unloadable);
        }
    }

    private ForceEngine create(EngineChoice choice, Workers others) {
        return factory.create(choice, task, dimensions, others);
    }

    /** What the fixed rule says. */
    EngineChoice ruled(EngineChoice choice) {
        return Engines.ruled(choice, task, dimensions);
    }

    /** What {@code auto} measures; the first is what the fixed rule says. */
    List<EngineChoice> candidates() {
        return factory.candidates(task, dimensions);
    }
}
