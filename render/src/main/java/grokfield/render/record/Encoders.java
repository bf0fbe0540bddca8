package grokfield.render.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The encoders that this program knows, the best first for each kind of file. */
public final class Encoders {
    private static final List<EncoderMaker> ALL = list();

    private Encoders() {}

    private static List<EncoderMaker> list() {
        List<EncoderMaker> makers = new ArrayList<>(VideoCodecs.hardware());
        makers.add(new ProgramMaker(System.getenv()));
        makers.addAll(VideoCodecs.software());
        makers.add(new GifMaker());
        makers.add(new PngMaker());
        return List.copyOf(makers);
    }

    /** All of them, whether they work here or not. */
    public static List<EncoderMaker> all() {
        return ALL;
    }

    /** Those that make such files, the best first, whether they work here or not. */
    public static List<EncoderMaker> of(ClipKind kind) {
        return ALL.stream().filter(maker -> maker.kinds().contains(kind)).toList();
    }

    /** Those that work here, the best first. Tries each at its first call; see {@link EncoderMaker#missing}. */
    public static List<EncoderMaker> usable(ClipKind kind) {
        return of(kind).stream().filter(maker -> maker.missing().isEmpty()).toList();
    }

    /** The best that works here. */
    public static Optional<EncoderMaker> pick(ClipKind kind) {
        return usable(kind).stream().findFirst();
    }

    /**
     * The encoders to try: the one of a name, or all that work here, the best first.
     *
     * @throws RecordingException if there is none of that name, it makes no such files, or nothing works here
     */
    static List<EncoderMaker> choose(Optional<String> name, ClipKind kind) throws RecordingException {
        if (name.isPresent()) {
            return List.of(named(name.get(), kind));
        }
        List<EncoderMaker> usable = usable(kind);
        if (usable.isEmpty()) {
            throw new RecordingException(whyNone(kind));
        }
        return usable;
    }

    private static EncoderMaker named(String name, ClipKind kind) throws RecordingException {
        List<String> names = of(kind).stream().map(EncoderMaker::name).toList();
        EncoderMaker maker = ALL.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RecordingException("there is no encoder " + name + "; for " + kind.label()
                        + " there are " + String.join(", ", names)));
        if (!maker.kinds().contains(kind)) {
            throw new RecordingException("the encoder " + name + " makes no " + kind.label() + "; for that there are "
                    + String.join(", ", names));
        }
        Optional<String> missing = maker.missing();
        if (missing.isPresent()) {
            throw new RecordingException("the encoder " + name + " does not work here: " + missing.get());
        }
        return maker;
    }

    /** Why nothing makes such files here, in a sentence. */
    private static String whyNone(ClipKind kind) {
        return "no encoder for " + kind.label() + " works here: "
                + of(kind).stream()
                        .map(maker -> maker.name() + ", " + maker.missing().orElse("which works"))
                        .collect(Collectors.joining("; "))
                + "; a PNG sequence always works (name a folder instead of a file)";
    }

    /** Tries every encoder, so that later answers come at once. Call it on a thread of no hurry. */
    public static void probe() {
        ALL.forEach(EncoderMaker::missing);
    }
}
