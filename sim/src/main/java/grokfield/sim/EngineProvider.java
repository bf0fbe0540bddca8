package grokfield.sim;

import java.util.List;
import java.util.Optional;

/** Engines that are compiled apart from this module's others and found by name at run time. */
public interface EngineProvider {
    /** The devices, one line each; the place in the list is the number that a choice names. */
    List<String> devices();

    /**
     * Makes an engine, as {@link Engines#create} promises.
     *
     * @param argument the number of a device; the first if there is none
     * @throws EngineException if the engine cannot be made
     */
    ForceEngine create(Optional<String> argument, Task task, int dimensions);

    /** Makes an ensemble, as {@link Engines#createEnsemble} promises. */
    EnsembleEngine createEnsemble(Optional<String> argument, Task task, int dimensions, int states);
}
