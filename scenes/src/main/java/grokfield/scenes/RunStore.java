package grokfield.scenes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One Parquet file of many runs: a row for each seed, side and step, with the columns of {@link MeasureTable}
 * ({@code docs/data.md}). Rows go to a part file beside it, so that memory does not grow with them; {@link #commit} makes the Parquet
 * file of it, which appears whole or not at all. Belongs to one thread.
 */
public final class RunStore implements AutoCloseable {
    private final AtomicFile rows;
    private final AtomicFile store;
    private final Optional<MeasureTable.Type> sweep;

    /**
     * Opens the file, so that what cannot be written shows before the run.
     *
     * @param file the Parquet file to be
     * @param sweep what the values of a sweep are, which then stand in the first column; empty without one
     * @throws IOException with a sentence that names the file and the reason
     */
    public RunStore(Path file, Optional<MeasureTable.Type> sweep) throws IOException {
        this.sweep = sweep;
        store = new AtomicFile(file);
        try {
            rows = new AtomicFile(file.resolveSibling(file.getFileName() + ".csv"));
        } catch (IOException e) {
            store.close();
            throw e;
        }
        rows.write(MeasureTable.csvHeader(sweep.isPresent()));
    }

    /**
     * Adds a row.
     *
     * @param sweepValue the value of the sweep; there if, and only if, the store was opened for one
     * @throws IOException with a sentence, if the disk is full
     */
    public void add(Optional<String> sweepValue, MeasureRow row) throws IOException {
        if (sweepValue.isPresent() != sweep.isPresent()) {
            throw new IllegalArgumentException("a store has the values of a sweep in every row or in none");
        }
        rows.write(MeasureTable.csvLine(sweepValue, row));
    }

    /**
     * Puts the file in its place.
     *
     * @throws StoreException if DuckDB cannot be loaded on this machine; the sentence says why
     * @throws IOException with a sentence, if the file cannot be written
     */
    public void commit() throws StoreException, IOException {
        rows.complete();
        fill(rows, store, sweep);
        store.commit();
    }

    /** Makes Parquet of CSV; both stay uncommitted. */
    static void fill(AtomicFile csv, AtomicFile parquet, Optional<MeasureTable.Type> sweep)
            throws StoreException, IOException {
        csv.complete();
        parquet.complete();
        Parquet.fromCsv(csv.part(), parquet.part(), MeasureTable.types(sweep));
        if (Files.size(parquet.part()) == 0) {
            throw new IOException("cannot write " + parquet.target() + ": nothing was written");
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            store.close();
        }
    }
}
