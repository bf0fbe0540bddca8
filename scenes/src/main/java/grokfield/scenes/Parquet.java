package grokfield.scenes;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one place that knows DuckDB, which works in this process and is loaded when it is first asked. */
final class Parquet {
    private static final String MEMORY = "jdbc:duckdb:";

    private Parquet() {}

    /**
     * Makes a Parquet file of a CSV file with a header. Streams: memory does not grow with the rows. Numbers come through bit for bit.
     *
     * @param columns the SQL type of each column by name, in order
     * @throws StoreException if DuckDB cannot be loaded
     * @throws IOException with a sentence, if the file cannot be written
     */
    static void fromCsv(Path csv, Path parquet, Map<String, String> columns) throws StoreException, IOException {
        String types = columns.entrySet().stream()
                .map(column -> text(column.getKey()) + ": " + text(column.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        String copy = "COPY (SELECT * FROM read_csv(" + text(literally(csv.toString()))
                + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = "
                + types + ")) TO " + text(parquet.toString()) + " (FORMAT parquet, USE_TMP_FILE false)";
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute(copy);
        } catch (SQLException e) {
            throw new IOException("cannot write " + parquet + ": " + reason(e), e);
        }
    }

    /**
     * Makes the table of measures, as Parquet, of its CSV file, which is complete; both stay uncommitted.
     *
     * @param sweep what the values of a sweep are, which then stand in the first column; empty without one
     * @throws StoreException if it cannot be made
     */
    static void fill(AtomicFile csv, AtomicFile parquet, Optional<MeasureTable.Type> sweep) throws StoreException {
        try {
            parquet.complete();
            fromCsv(csv.part(), parquet.part(), MeasureTable.types(sweep));
            if (Files.size(parquet.part()) == 0) {
                throw new IOException("cannot write " + parquet.target() + ": nothing was written");
            }
        } catch (IOException e) {
            throw new StoreException("no Parquet file was written: " + e.getMessage(), e);
        }
    }

    /** Loads the library, which takes a second or so, on a thread of its own, so that who comes later need not wait. */
    static void prepare() {
        Thread.ofPlatform().daemon().name("run-store").start(Library::load);
    }

    /** The library is loaded, or fails to, once. */
    private static final class Library {
        static final Optional<Throwable> FAULT = fault();

        /** That this class is looked at is enough. */
        static void load() {}

        private static Optional<Throwable> fault() {
            try {
                DriverManager.getConnection(MEMORY).close();
                return Optional.empty();
            } catch (SQLException | RuntimeException | LinkageError e) {
                return Optional.of(e);
            }
        }
    }

    private static Connection open() throws StoreException, SQLException {
        if (Library.FAULT.isPresent()) {
            throw unavailable(Library.FAULT.get());
        }
        return DriverManager.getConnection(MEMORY);
    }

    static StoreException unavailable(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        String reason = root instanceof FileSystemException file
                ? "cannot write " + file.getFile() + ": " + AtomicFile.reason(file)
                : message;
        return new StoreException(
                "no Parquet file was written, as DuckDB's library cannot be loaded here: " + reason, fault);
    }

    /** The system's reason where DuckDB passes it on. */
    private static String reason(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String full = "No space left on device";
        return message.contains(full) ? full : message.lines().findFirst().orElse(message);
    }

    /** A file's name of which DuckDB is to read nothing as a pattern. */
    private static String literally(String name) {
        return name.replaceAll("[\\[*?]", "[$0]");
    }

    /** A text in SQL. */
    private static String text(String plain) {
        return "'" + plain.replace("'", "''") + "'";
    }
}
