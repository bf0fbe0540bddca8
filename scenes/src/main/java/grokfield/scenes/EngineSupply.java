package grokfield.scenes;

import grokfield.sim.Workers;

/**
 * How a session's engines are made and chosen.
 *
 * @param workers the threads that engines may use; they outlive them
 */
record EngineSupply(EngineFactory factory, AutoEngine auto, Workers workers) {}
