package grokfield.render.record;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Numbered PNG files, by the JDK alone. */
final class PngMaker implements EncoderMaker {
    @Override
    public String name() {
        return "png";
    }

    @Override
    public String title() {
        return "numbered PNG files, without loss";
    }

    @Override
    public Set<ClipKind> kinds() {
        return Set.of(ClipKind.PNG);
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public String advice() {
        return "";
    }

    @Override
    public ClipEncoder open(Path folder, ClipFormat format) throws RecordingException {
        return PngSequence.open(folder, format);
    }
}
