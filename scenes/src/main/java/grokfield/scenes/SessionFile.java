package grokfield.scenes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import grokfield.sim.Points;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TrainingState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Session files: a zip with {@code scene.toml}, {@code session.json} and the arrays as {@code .npy}, so that play goes on
 * with the same bits and other programs can read every number.
 */
public final class SessionFile {
    /** The ending of a session file's name. */
    public static final String ENDING = ".grokfield";

    private static final int VERSION = 1;
    private static final int LARGEST_ENTRY = 1 << 28;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private SessionFile() {}

    /** What session.json says. */
    private record Header(
            int version,
            @Nullable Double speed,
            Tuning.@Nullable Link link,
            @Nullable List<List<Double>> alignmentOverDecay,
            @Nullable Double seconds,
            @Nullable ParticleHeader particles,
            @Nullable NetworkHeader network) {}

    private record ParticleHeader(
            long seed,
            long step,
            @Nullable Double time,
            @Nullable List<Integer> pins) {}

    private record NetworkHeader(
            long step, long randomState, @Nullable List<Integer> pins) {}

    /**
     * Writes a session; the file appears whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public static void save(Path file, SavedSession saved) throws IOException {
        try (AtomicFile target = new AtomicFile(file)) {
            target.write(out -> writeZip(out, saved));
            target.commit();
        }
    }

    private static void writeZip(OutputStream out, SavedSession saved) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "scene.toml", SceneWriter.toToml(saved.scene()).getBytes(StandardCharsets.UTF_8));
            ParticleHeader particles = null;
            NetworkHeader network = null;
            if (saved.states().get(Side.PARTICLES) instanceof WorldState.Particles state) {
                particles = new ParticleHeader(
                        state.seed(),
                        state.step(),
                        state.time(),
                        state.pins().stream().sorted().toList());
                putPoints(zip, "start.npy", state.start());
                putPoints(zip, "particles.npy", state.positions());
            }
            if (saved.states().get(Side.NETWORK) instanceof WorldState.Network state) {
                TrainingState training = state.training();
                network = new NetworkHeader(training.step(), training.randomState(), indices(training.pinned()));
                putFloats(zip, "network-parameters.npy", training.parameters());
                putFloats(zip, "network-first-moments.npy", training.firstMoments());
                putFloats(zip, "network-second-moments.npy", training.secondMoments());
            }
            Double speed = Double.isInfinite(saved.speed()) ? null : saved.speed();
            Header header =
                    new Header(VERSION, speed, saved.link(), knots(saved.curve()), saved.seconds(), particles, network);
            put(zip, "session.json", GSON.toJson(header).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads a session.
     *
     * @throws SceneException if it is missing, damaged or of a later version; one sentence that begins with the file
     */
    public static SavedSession open(Path file) throws SceneException {
        try {
            Map<String, byte[]> entries = read(file);
            Header header =
                    GSON.fromJson(new String(entry(entries, "session.json"), StandardCharsets.UTF_8), Header.class);
            if (header == null || header.version() < 1) {
                throw new IOException("session.json does not say its version");
            }
            if (header.version() > VERSION) {
                throw new SceneException(file + ": was written by a later Grokfield (session version "
                        + header.version() + ", this one reads up to " + VERSION + "); update Grokfield");
            }
            Path folder = file.toAbsolutePath().getParent();
            Scene scene = SceneReader.parse(
                    new String(entry(entries, "scene.toml"), StandardCharsets.UTF_8),
                    SceneReader.nameOf(file),
                    file + "!scene.toml",
                    folder == null ? Path.of("") : folder,
                    Settings.NONE);
            Map<Side, WorldState> states = new EnumMap<>(Side.class);
            if (scene.particles().isPresent()) {
                states.put(Side.PARTICLES, particles(entries, header.particles(), scene));
            }
            if (scene.network().isPresent()) {
                NetworkSettings settings = scene.network().get().settings();
                states.put(
                        Side.NETWORK,
                        network(entries, header.network(), scene.task().tokens(), settings));
            }
            return new SavedSession(scene, states, speed(header), link(header), curve(header), seconds(header));
        } catch (NoSuchFileException e) {
            throw new SceneException(file + ": no such file", e);
        } catch (IOException | JsonParseException | IllegalArgumentException e) {
            throw new SceneException(file + ": is not a whole Grokfield session: " + e.getMessage(), e);
        }
    }

    private static double speed(Header header) throws IOException {
        Double speed = header.speed();
        if (speed == null) {
            return StepControl.UNLIMITED;
        }
        if (!(speed >= StepControl.SLOWEST && speed <= StepControl.FASTEST)) {
            throw new IOException("its speed must be between " + StepControl.SLOWEST + " and " + StepControl.FASTEST
                    + ", was " + speed);
        }
        return speed;
    }

    /** Sessions from before there were timelines do not say it. */
    private static double seconds(Header header) throws IOException {
        Double seconds = header.seconds();
        if (seconds == null) {
            return 0;
        }
        if (!(seconds >= 0 && Double.isFinite(seconds))) {
            throw new IOException("the time of the video must be a number from 0, was " + seconds);
        }
        return seconds;
    }

    private static Tuning.Link link(Header header) {
        Tuning.Link link = header.link();
        return link == null ? Tuning.Link.NONE : link;
    }

    private static List<List<Double>> knots(LinkCurve curve) {
        return curve.knots().stream()
                .map(knot -> List.of(knot.decay(), knot.alignment()))
                .toList();
    }

    /** Sessions from before the curve could be edited do not say it. */
    private static LinkCurve curve(Header header) throws IOException {
        List<List<Double>> knots = header.alignmentOverDecay();
        if (knots == null) {
            return LinkCurve.FITTED;
        }
        List<LinkCurve.Knot> read = new ArrayList<>();
        for (List<Double> knot : knots) {
            if (knot == null || knot.size() != 2 || knot.contains(null)) {
                throw new IOException(
                        "a knot of the link's curve must be a weight decay and an alignment, was " + knot);
            }
            read.add(new LinkCurve.Knot(knot.get(0), knot.get(1)));
        }
        return new LinkCurve(read);
    }

    private static WorldState particles(Map<String, byte[]> entries, @Nullable ParticleHeader header, Scene scene)
            throws IOException {
        if (header == null) {
            throw new IOException("session.json has no particles");
        }
        int n = scene.task().tokens();
        int d = scene.particles().orElseThrow().dimensions();
        Points start = Points.copyOf(array(entries, "start.npy", n, d), d);
        Points positions = Points.copyOf(array(entries, "particles.npy", n, d), d);
        if (!start.isFinite() || !positions.isFinite() || header.step() < 0) {
            throw new IOException("a position is not finite, or the step is negative");
        }
        double time = time(header, scene);
        return new WorldState.Particles(header.seed(), start, positions, pins(header.pins(), n), header.step(), time);
    }

    /** Sessions from before there were adaptive steps do not say the time: their steps were all of the scene's length. */
    private static double time(ParticleHeader header, Scene scene) throws IOException {
        Double time = header.time();
        if (time == null) {
            return header.step() * scene.particles().orElseThrow().forces().stepSize();
        }
        if (!(time >= 0 && Double.isFinite(time))) {
            throw new IOException("the time must be a number from 0, was " + time);
        }
        return time;
    }

    private static WorldState network(
            Map<String, byte[]> entries, @Nullable NetworkHeader header, int tokens, NetworkSettings settings)
            throws IOException {
        if (header == null) {
            throw new IOException("session.json has no network");
        }
        boolean[] pinned = new boolean[tokens];
        for (int token : pins(header.pins(), tokens)) {
            pinned[token] = true;
        }
        return new WorldState.Network(new TrainingState(
                settings,
                floats(entries, "network-parameters.npy"),
                floats(entries, "network-first-moments.npy"),
                floats(entries, "network-second-moments.npy"),
                header.step(),
                header.randomState(),
                pinned));
    }

    private static Set<Integer> pins(@Nullable List<Integer> pins, int tokens) throws IOException {
        Set<Integer> checked = new HashSet<>();
        for (Integer pin : pins == null ? List.<Integer>of() : pins) {
            if (pin == null || pin < 0 || pin >= tokens) {
                throw new IOException("pin " + pin + " is no token");
            }
            checked.add(pin);
        }
        return checked;
    }

    private static List<Integer> indices(boolean[] flags) {
        List<Integer> set = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                set.add(i);
            }
        }
        return set;
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(LARGEST_ENTRY);
                if (bytes.length == LARGEST_ENTRY) {
                    throw new IOException(entry.getName() + " is too large");
                }
                entries.put(entry.getName(), bytes);
            }
        }
        return entries;
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) throws IOException {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new IOException(name + " is missing");
        }
        return bytes;
    }

    private static double[] array(Map<String, byte[]> entries, String name, int... shape) throws IOException {
        Npy npy = Npy.parse(ByteBuffer.wrap(entry(entries, name)));
        List<Integer> wanted = new ArrayList<>();
        for (int length : shape) {
            wanted.add(length);
        }
        if (!npy.shape().equals(wanted)) {
            throw new IOException(name + " must have the shape " + wanted + ", has " + npy.shape());
        }
        return npy.values();
    }

    private static float[] floats(Map<String, byte[]> entries, String name) throws IOException {
        double[] wide = Npy.parse(ByteBuffer.wrap(entry(entries, name))).values();
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void putPoints(ZipOutputStream zip, String name, Points points) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Npy.write(zip, points.toArray(), points.count(), points.dimensions());
        zip.closeEntry();
    }

    private static void putFloats(ZipOutputStream zip, String name, float[] values) throws IOException {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        zip.putNextEntry(new ZipEntry(name));
        Npy.write(zip, wide, wide.length);
        zip.closeEntry();
    }
}
