package grokfield.render.record;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** GIF by FFmpeg in this process. */
final class GifMaker implements EncoderMaker {
    @Override
    public String name() {
        return "gif";
    }

    @Override
    public String title() {
        return "GIF with colours chosen for the clip";
    }

    @Override
    public Set<ClipKind> kinds() {
        return Set.of(ClipKind.GIF);
    }

    @Override
    public Optional<String> missing() {
        return Ffmpeg.missing();
    }

    @Override
    public String advice() {
        return VideoCodecs.ADVICE;
    }

    @Override
    public ClipEncoder open(Path file, ClipFormat format) throws RecordingException {
        return new GifEncoder(file, VideoMaker::create, format);
    }
}
