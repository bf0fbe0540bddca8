package grokfield.render.record;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names for files where there are such files already: {@code name-2.png}, {@code name-3.png} and so on. */
public final class FileNames {
    private FileNames() {}

    /** The file itself, or the first of its numbered names that is free. */
    public static Path fresh(Path wanted) {
        String name = String.valueOf(wanted.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        Path file = wanted;
        for (int number = 2; Files.exists(file); number++) {
            file = numbered(wanted, ending, number);
        }
        return file;
    }

    /**
     * A numbered name.
     *
     * @param ending what stays behind the number; may be empty
     */
    static Path numbered(Path path, String ending, int number) {
        String name = String.valueOf(path.getFileName());
        return path.resolveSibling(name.substring(0, name.length() - ending.length()) + "-" + number + ending);
    }
}
