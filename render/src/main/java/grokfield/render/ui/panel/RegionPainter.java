package grokfield.render.ui.panel;

import grokfield.render.view.Regions;
import grokfield.trainer.Classifier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Samples a classifier's decision regions beside the window, at a rate that leaves the cores to the worlds. */
final class RegionPainter implements AutoCloseable {
    private static final int CELLS = 9_000;
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

    /** A rectangle of the plane, in world units. */
    record Area(double left, double bottom, double right, double top) {}

    /** Paints a classifier over a rectangle unless that is under way, done already, or too soon. */
    void ask(Classifier classifier, Area wanted) {
        boolean done = classifier == asked && wanted.equals(area);
        if (done || System.nanoTime() - restUntil < 0 || !painting.compareAndSet(false, true)) {
            return;
        }
        asked = classifier;
        area = wanted;
        painter.execute(() -> {
            try {
                paint(classifier, wanted);
            } finally {
                painting.set(false);
            }
        });
    }

    private void paint(Classifier classifier, Area wanted) {
        long begun = System.nanoTime();
        double aspect = (wanted.right() - wanted.left()) / (wanted.top() - wanted.bottom());
        int columns = Math.clamp(Math.round(Math.sqrt(CELLS * aspect)), 8, 512);
        int rows = Math.clamp(Math.round(CELLS / (double) columns), 8, 512);
        int[] classes = new int[columns * rows];
        float[] confidence = new float[columns * rows];
        float[] lead = new float[columns * rows];
        classifier.classify(
                wanted.left(), wanted.bottom(), wanted.right(), wanted.top(), columns, rows, classes, confidence, lead);
        newest.set(new Regions(
                wanted.left(),
                wanted.bottom(),
                wanted.right(),
                wanted.top(),
                columns,
                rows,
                classes,
                confidence,
                lead));
        long finished = System.nanoTime();
        restUntil = finished + Math.clamp(REST * (finished - begun), SHORTEST_GAP, LONGEST_GAP);
    }

    /** The regions painted last; null before the first. */
    @Nullable
    Regions newest() {
        return newest.get();
    }

    /** Forgets what was painted, as after a change of scene. */
    void forget() {
        newest.set(null);
        asked = null;
        area = null;
    }

    @Override
    public void close() {
        painter.shutdownNow();
    }
}
