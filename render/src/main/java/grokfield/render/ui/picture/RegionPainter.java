package grokfield.render.ui.picture;

import grokfield.render.view.Regions;
import grokfield.trainer.Classifier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Samples a classifier's decision regions for a view: beside the window, or exactly. */
public sealed interface RegionPainter extends AutoCloseable {
    /** A painter with a thread of its own, at a rate that leaves the cores to the worlds. */
    static RegionPainter beside() {
        return new Beside();
    }

    /** A painter that paints at once, at every few calls: the same regions in every run. */
    static RegionPainter exact() {
        return new Exact();
    }

    /** A rectangle of the plane, in world units. */
    record Area(double left, double bottom, double right, double top) {}

    /** Asks for a classifier's regions in a rectangle; called once for each picture. */
    void ask(Classifier classifier, Area wanted);

    /** The regions painted last; null before the first. */
    @Nullable
    Regions newest();

    /** Forgets what was painted, as after a change of scene. */
    void forget();

    @Override
    void close();

    /** Samples some 9000 cells. */
    private static Regions paint(Classifier classifier, Area wanted) {
        int cells = 9_000;
        double aspect = (wanted.right() - wanted.left()) / (wanted.top() - wanted.bottom());
        int columns = Math.clamp(Math.round(Math.sqrt(cells * aspect)), 8, 512);
        int rows = Math.clamp(Math.round(cells / (double) columns), 8, 512);
        int[] classes = new int[columns * rows];
        float[] confidence = new float[columns * rows];
        float[] lead = new float[columns * rows];
        classifier.classify(
                wanted.left(), wanted.bottom(), wanted.right(), wanted.top(), columns, rows, classes, confidence, lead);
        return new Regions(
                wanted.left(), wanted.bottom(), wanted.right(), wanted.top(), columns, rows, classes, confidence, lead);
    }

    /** Paints beside the window. */
    final class Beside implements RegionPainter {
        private static final long SHORTEST_GAP = 130_000_000; // ns between two paintings
        private static final long LONGEST_GAP = 600_000_000; // ns
        private static final int REST = 4; // a painting is followed by a rest of so many times its own duration

        private final ExecutorService painter = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("grokfield-regions").factory());
        private final AtomicReference<@Nullable Regions> newest = new AtomicReference<>();
        private final AtomicBoolean painting = new AtomicBoolean();
        private volatile long restUntil = System.nanoTime();
        private @Nullable Classifier asked;
        private @Nullable Area area;

        private Beside() {}

        /** Paints unless that is under way, done already, or too soon. */
        @Override
        public void ask(Classifier classifier, Area wanted) {
            boolean done = classifier == asked && wanted.equals(area);
            if (done || System.nanoTime() - restUntil < 0 || !painting.compareAndSet(false, true)) {
                return;
            }
            asked = classifier;
            area = wanted;
            painter.execute(() -> {
                try {
                    long begun = System.nanoTime();
                    newest.set(paint(classifier, wanted));
                    long finished = System.nanoTime();
                    restUntil = finished + Math.clamp(REST * (finished - begun), SHORTEST_GAP, LONGEST_GAP);
                } finally {
                    painting.set(false);
                }
            });
        }

        @Override
        public @Nullable Regions newest() {
            return newest.get();
        }

        @Override
        public void forget() {
            newest.set(null);
            asked = null;
            area = null;
        }

        @Override
        public void close() {
            painter.shutdownNow();
        }
    }

    /** Paints at once. */
    final class Exact implements RegionPainter {
        private static final int EVERY = 4; // pictures

        private @Nullable Regions newest;
        private @Nullable Classifier asked;
        private @Nullable Area area;
        private int calls;

        private Exact() {}

        @Override
        public void ask(Classifier classifier, Area wanted) {
            boolean due = calls++ % EVERY == 0 || newest == null;
            if (due && !(classifier == asked && wanted.equals(area))) {
                newest = paint(classifier, wanted);
                asked = classifier;
                area = wanted;
            }
        }

        @Override
        public @Nullable Regions newest() {
            return newest;
        }

        @Override
        public void forget() {
            newest = null;
            asked = null;
            area = null;
            calls = 0;
        }

        @Override
        public void close() {}
    }
}
