package grokfield.scenes;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a world was asked and has not done yet, in order. Filled by any thread, emptied by the world's. */
final class CommandQueue {
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();

    void add(Command command) {
        commands.add(command);
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    /**
     * Carries out what is there. On the way to another step only a new goal is taken in, and what begins the run anew, which ends
     * the way; the rest is for the world where it arrives.
     *
     * @return whether a snapshot shows something else now
     */
    boolean drain(Rewinding world) {
        boolean changed = false;
        for (Command command = commands.peek(); command != null; command = commands.peek()) {
            if (world.isTravelling() && !(command instanceof Command.Rewind)) {
                if (commands.stream().noneMatch(CommandQueue::beginsAnew)) {
                    return changed;
                }
                world.stay();
            }
            commands.remove();
            changed |= world.obey(command);
        }
        return changed;
    }

    private static boolean beginsAnew(Command command) {
        return command instanceof Command.Reset
                || command instanceof Command.Reseed
                || command instanceof Command.Restore;
    }
}
