package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The file or folder of a clip, taken so that no two clips get the same.
 *
 * @param path where the clip goes
 * @param made whether it was made here, so that it is removed if nothing comes of it
 */
record Place(Path path, boolean made) {
    /**
     * Takes a name: the wanted one, or {@code name-2}, {@code name-3} and so on where there is such a file already.
     *
     * @param overwrite whether a file of that name may be replaced
     * @throws RecordingException if the folder cannot be made or written to
     */
    static Place take(Path wanted, ClipKind kind, boolean overwrite) throws RecordingException {
        Path path = kind.place(wanted).toAbsolutePath().normalize();
        try {
            Path folder = path.getParent();
            if (folder == null || path.getFileName() == null) {
                throw new RecordingException("cannot write a clip to " + path + ": it is no file name");
            }
            Files.createDirectories(folder);
            return overwrite ? replace(path, kind) : free(path, kind);
        } catch (IOException e) {
            throw new RecordingException("cannot write " + path + ": " + AtomicFile.reason(e), e);
        }
    }

    /** Removes what was made if nothing came of it. */
    void release() {
        try {
            if (made) {
                Files.deleteIfExists(path);
            }
        } catch (IOException inUse) {
            // A folder with something in it, or a file that another program holds: it stays.
        }
    }

    private static Place replace(Path path, ClipKind kind) throws IOException, RecordingException {
        boolean there = Files.exists(path);
        if (there && Files.isDirectory(path) != (kind == ClipKind.PNG)) {
            throw new RecordingException("cannot write " + path + ": "
                    + (kind == ClipKind.PNG ? "a file is in the way" : "a folder of that name is in the way"));
        }
        return there ? new Place(path, false) : free(path, kind);
    }

    private static Place free(Path path, ClipKind kind) throws IOException {
        for (int number = 1; ; number++) {
            Path candidate = number == 1 ? path : FileNames.numbered(path, kind.suffix(), number);
            try {
                return new Place(
                        kind == ClipKind.PNG ? Files.createDirectory(candidate) : Files.createFile(candidate), true);
            } catch (FileAlreadyExistsException taken) {
                if (kind == ClipKind.PNG && isEmptyFolder(candidate)) {
                    return new Place(candidate, false);
                }
            }
        }
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }
}
