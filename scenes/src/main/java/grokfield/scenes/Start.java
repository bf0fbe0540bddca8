package grokfield.scenes;

import java.nio.file.Path;

/** Where the particles of a scene start. */
public sealed interface Start {
    /** x_i ~ N(0, 1) in each coordinate, from the scene's seed. */
    record Normal() implements Start {}

    /** At the initial embeddings of the scene's network. */
    record AtNetwork() implements Start {}

    /**
     * At the positions in a file.
     *
     * @param written the path as the scene writes it
     * @param file the same, resolved against the scene file's folder
     */
    record FromFile(String written, Path file) implements Start {}
}
