package grokfield.render.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error where that is a terminal, and nothing elsewhere. */
interface Progress extends AutoCloseable {
    /** The share of the work that is done, 0 … 1. */
    void at(double share);

    /** Takes the bar off the screen for a line that is about to be printed; it comes back by itself. */
    void makeRoom();

    /** Takes the bar away. */
    @Override
    void close();

    /** A bar with a name, or nothing. */
    static Progress on(Console console, String name) {
        return console.interactive() ? new Bar(name) : new Silence();
    }

    /** Nothing. */
    final class Silence implements Progress {
        @Override
        public void at(double share) {
            // Nobody watches.
        }

        @Override
        public void makeRoom() {
            // There is room.
        }

        @Override
        public void close() {
            // Nothing was shown.
        }
    }

    /** A bar that is redrawn in place, in thousandths. */
    final class Bar implements Progress {
        private static final int WHOLE = 1000;
        private static final int WIDTH = 80;
        private static final int INTERVAL = 200; // ms
        private static final String ERASE_LINE = "\r\u001b[K";

        private final ProgressBar bar;

        Bar(String name) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(WHOLE)
                    .setUpdateIntervalMillis(INTERVAL)
                    .setMaxRenderedLength(WIDTH)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build();
        }

        @Override
        public void at(double share) {
            bar.stepTo(Math.round(share * WHOLE));
        }

        @Override
        public void makeRoom() {
            System.err.print(ERASE_LINE);
            System.err.flush();
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
