package grokfield.scenes;

import grokfield.sim.ParticleState;
import grokfield.sim.Points;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.Training;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the particles of a scene begin. */
public final class Starts {
    private static final long MOST_BYTES = 64 << 20;

    private Starts() {}

    /**
     * The positions before the first step, shape (N, d).
     *
     * @param scene a scene with particles
     * @throws SceneException if its start file cannot be used
     */
    public static Points positions(Scene scene) throws SceneException {
        Scene.Particles particles = scene.particles().orElseThrow();
        return switch (particles.start()) {
            case Start.Normal normal ->
                Points.copyOf(
                        ParticleState.normal(scene.task().tokens(), particles.dimensions(), particles.seed())
                                .positions(),
                        particles.dimensions());
            case Start.AtNetwork network -> {
                NetworkSettings settings = scene.network().orElseThrow().settings();
                yield Training.start(scene.task(), settings).embeddings();
            }
            case Start.FromFile file -> fromFile(file, scene.task().tokens(), particles.dimensions());
        };
    }

    /**
     * Reads the start file, if the scene names one, so that its errors come before anything runs.
     *
     * @param place where the scene names it
     */
    static void check(Scene scene, String place) throws SceneException {
        if (scene.particles().isPresent() && scene.particles().get().start() instanceof Start.FromFile file) {
            try {
                fromFile(file, scene.task().tokens(), scene.particles().get().dimensions());
            } catch (SceneException e) {
                throw new SceneException(place + ": " + e.getMessage(), e);
            }
        }
    }

    private static Points fromFile(Start.FromFile start, int tokens, int dimensions) throws SceneException {
        Path file = start.file();
        String name = "start file " + file;
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new SceneException(name + " has " + size + " bytes, more than any start");
            }
            boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
            double[] values = csv ? readCsv(file, name, tokens, dimensions) : readNpy(file, name, tokens, dimensions);
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new SceneException(name + ": coordinate " + i % dimensions + " of particle " + i / dimensions
                            + " must be a finite number, was " + SceneText.show(values[i]));
                }
            }
            return Points.copyOf(values, dimensions);
        } catch (CharacterCodingException e) {
            throw new SceneException(name + " cannot be used: it is not UTF-8", e);
        } catch (IOException e) {
            throw new SceneException(name + " cannot be used: " + AtomicFile.reason(e), e);
        }
    }

    /** Shape (N, d), or (1, N, d) as a run of one seed writes it. */
    private static double[] readNpy(Path file, String name, int tokens, int dimensions)
            throws IOException, SceneException {
        Npy array = Npy.read(file);
        List<Integer> shape = array.shape();
        boolean fits = shape.equals(List.of(tokens, dimensions)) || shape.equals(List.of(1, tokens, dimensions));
        if (!fits) {
            throw wrongShape(name, Npy.text(shape.stream().mapToInt(i -> i).toArray()), tokens, dimensions);
        }
        return array.values();
    }

    private static SceneException wrongShape(String name, String shape, int tokens, int dimensions) {
        return new SceneException(
                name + " must have shape " + Npy.text(tokens, dimensions) + " for this scene, was " + shape);
    }

    /** N lines of d numbers, with commas between; empty lines and a first line of names do not count. */
    private static double[] readCsv(Path file, String name, int tokens, int dimensions)
            throws IOException, SceneException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<double[]> rows = new ArrayList<>();
        boolean first = true;
        for (int line = 0; line < lines.size(); line++) {
            String[] fields = lines.get(line).replace("\uFEFF", "").split(",", -1);
            if (fields.length == 1 && fields[0].isBlank()) {
                continue;
            }
            boolean header = first && Arrays.stream(fields).noneMatch(Starts::isNumber);
            first = false;
            if (!header) {
                rows.add(csvRow(fields, dimensions, name + ", line " + (line + 1)));
            }
        }
        if (rows.size() != tokens) {
            throw wrongShape(name, Npy.text(rows.size(), dimensions), tokens, dimensions);
        }
        return rows.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] csvRow(String[] fields, int dimensions, String place) throws SceneException {
        if (fields.length != dimensions) {
            throw new SceneException(place + ": must have " + dimensions + " numbers, has " + fields.length);
        }
        double[] row = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            if (!isNumber(fields[k])) {
                throw new SceneException(place + ": must hold numbers, has " + SceneText.show(fields[k].strip()));
            }
            row[k] = Double.parseDouble(fields[k].strip());
        }
        return row;
    }

    private static boolean isNumber(String field) {
        try {
            return !Double.toString(Double.parseDouble(field.strip())).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
