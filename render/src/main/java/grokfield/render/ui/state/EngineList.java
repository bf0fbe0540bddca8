package grokfield.render.ui.state;

import grokfield.scenes.EngineOffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engines of this machine; drivers are asked beside the window. Used by the window's thread. */
public final class EngineList {
    private static final Logger log = LoggerFactory.getLogger(EngineList.class);

    private final FutureTask<EngineOffer.Machine> looking = new FutureTask<>(EngineOffer.Machine::new);
    private boolean begun;

    /** What may be picked for particles in d dimensions; empty while drivers are still loading. Never waits. */
    public Optional<List<EngineOffer>> offers(int dimensions) {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().daemon().name("grokfield-devices").start(looking);
        }
        return switch (looking.state()) {
            case SUCCESS -> Optional.of(looking.resultNow().offers(dimensions));
            case FAILED -> {
                log.warn("the engines cannot be listed", looking.exceptionNow());
                yield Optional.of(List.of());
            }
            default -> Optional.empty();
        };
    }
}
