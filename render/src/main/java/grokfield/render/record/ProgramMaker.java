package grokfield.render.record;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** x264 by an {@code ffmpeg} on the PATH. */
final class ProgramMaker implements EncoderMaker {
    private static final String CODEC = "libx264";

    private final Map<String, String> environment;
    private final Trial trial = new Trial(this::attempt);

    ProgramMaker(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "x264";
    }

    @Override
    public String title() {
        return "H.264 by x264, through the program ffmpeg";
    }

    @Override
    public Set<ClipKind> kinds() {
        return Set.of(ClipKind.MP4);
    }

    @Override
    public Optional<String> missing() {
        return trial.trouble();
    }

    private Optional<String> attempt() {
        return FfmpegProgram.find(environment)
                .map(program -> FfmpegProgram.missing(program, CODEC))
                .orElse(Optional.of("there is no ffmpeg on the PATH"));
    }

    @Override
    public String advice() {
        return "install ffmpeg, if you want smaller files; it is not needed";
    }

    @Override
    public ClipEncoder open(Path file, ClipFormat format) throws RecordingException {
        Path program = FfmpegProgram.find(environment)
                .orElseThrow(() -> new RecordingException("there is no ffmpeg on the PATH"));
        return ProgramEncoder.open(program, file, format);
    }
}
