package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ForceEngine;
import grokfield.sim.Task;
import grokfield.sim.Workers;
import java.util.ArrayList;
import java.util.List;

/** Where worlds and runs get their engines from; tests put engines of their own in its place. */
interface EngineFactory {
    /** Up to so many particles the plain loops of {@code scalar} may be the fastest. */
    int SMALL = 8;

    /** With more pair interactions, a step of direct summation on the processor takes a good part of a second. */
    double MOST_DIRECT = 2e9;

    /** The same in plain loops. */
    double MOST_SCALAR = 1e8;

    /** The engines of this machine. */
    EngineFactory STANDARD = new EngineFactory() {
        @Override
        public List<String> names() {
            return Engines.names();
        }

        @Override
        public ForceEngine create(EngineChoice choice, Task task, int dimensions, Workers workers) {
            return Engines.create(choice, task, dimensions, workers);
        }

        @Override
        public EnsembleEngine createEnsemble(
                EngineChoice choice, Task task, int dimensions, int states, Workers workers) {
            return Engines.createEnsemble(choice, task, dimensions, states, workers);
        }
    };

    /** The names of the engines that are there. */
    List<String> names();

    /**
     * Makes an engine.
     *
     * @throws grokfield.sim.EngineException if it cannot be made
     * @see Engines#create(EngineChoice, Task, int, Workers)
     */
    ForceEngine create(EngineChoice choice, Task task, int dimensions, Workers workers);

    /**
     * Makes an engine for many states.
     *
     * @throws grokfield.sim.EngineException if it cannot be made
     * @see Engines#createEnsemble
     */
    EnsembleEngine createEnsemble(EngineChoice choice, Task task, int dimensions, int states, Workers workers);

    /** Whether a step is known to take so long that none should be spent on a trial. */
    static boolean isHeavy(EngineChoice choice, Task task) {
        double interactions = (double) task.pairs() * task.pairs();
        return switch (choice.name()) {
            case Engines.SCALAR -> interactions > MOST_SCALAR;
            case Engines.VECTOR -> interactions > MOST_DIRECT;
            default -> false;
        };
    }

    /** The engines that {@code auto} measures for a task in the window; the first is what the fixed rule says. */
    default List<EngineChoice> candidates(Task task, int dimensions) {
        EngineChoice first = Engines.ruled(EngineChoice.of(Engines.AUTO), task, dimensions);
        List<EngineChoice> candidates = new ArrayList<>(List.of(first));
        for (String name : names()) {
            EngineChoice choice = EngineChoice.of(name);
            boolean hopeless = (name.equals(Engines.SCALAR) && task.tokens() > SMALL) || isHeavy(choice, task);
            if (!choice.equals(first)
                    && !hopeless
                    && Engines.unfit(choice, dimensions).isEmpty()) {
                candidates.add(choice);
            }
        }
        return candidates;
    }
}
