package grokfield.scenes;

import grokfield.sim.Measures;
import java.util.Optional;

/**
 * One side of one seed at one step: a row of {@link MeasureTable}.
 *
 * @param measures what the positions or embeddings look like; empty if the side failed
 * @param network what is read of a network; empty for particles, and if the side failed
 */
public record MeasureRow(
        long seed, Side side, long step, Optional<Measures> measures, Optional<NetworkReading> network) {}
