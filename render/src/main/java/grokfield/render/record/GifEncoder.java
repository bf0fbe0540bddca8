package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A GIF whose 256 colours are chosen from all of its pictures. So it is made in two passes: pictures are stored without
 * loss in a file beside, and counted; at the end the palette is made, and the stored pictures are drawn with it. The file
 * beside plays, and stays if something goes wrong.
 */
final class GifEncoder implements ClipEncoder {
    private static final int FASTEST = 50; // pictures a second that programs show as they should
    private static final int PALETTE_SIDE = 16; // FFmpeg hands a palette on as a picture of 16 × 16
    private static final VideoSettings STORED = new VideoSettings("qtrle", PixelLayout.RGB, Map.of());
    private static final VideoSettings GIF = new VideoSettings("gif", PixelLayout.PALETTE, Map.of());
    private static final Map<String, String> FOREVER = Map.of("loop", "0");

    private final Path file;
    private final Path store;
    private final StreamedVideo.Opening opening;
    private final ClipFormat format;
    private final int step; // of the pictures that are taken
    private final StreamedVideo stored;
    private final Filters palette;
    private long next; // the first index that is taken again
    private long pictures;
    private long bytes;

    GifEncoder(Path file, StreamedVideo.Opening opening, ClipFormat format) throws RecordingException {
        this.file = file;
        this.opening = opening;
        this.format = format;
        step = (format.framesPerSecond() + FASTEST - 1) / FASTEST;
        // Not where a clip that was broken off before has left its pictures.
        store = FileNames.fresh(file.resolveSibling(file.getFileName() + ".part.mov"));
        stored = new StreamedVideo(store, opening, format, STORED, "mov", StreamedVideo.MP4);
        try {
            palette = new Filters(
                    "palettegen", "max_colors=" + colors(format.quality()), format.framesPerSecond(), pictureInput());
        } catch (RecordingException e) {
            stored.close();
            Repacking.delete(store);
            throw e;
        }
    }

    private static int colors(ClipQuality quality) {
        return quality == ClipQuality.DRAFT ? 128 : 256;
    }

    /** Ordered dithering keeps still what does not move; the larger the scale, the weaker. */
    private static String dithering(ClipQuality quality) {
        return "dither="
                + switch (quality) {
                    case DRAFT -> "none";
                    case STANDARD -> "bayer:bayer_scale=5";
                    case HIGH -> "bayer:bayer_scale=4";
                    case BEST -> "floyd_steinberg";
                };
    }

    private Filters.Input pictureInput() {
        return new Filters.Input(format.width(), format.height(), PixelLayout.RGB.number());
    }

    @Override
    public void add(ByteBuffer rgba, long index) throws RecordingException {
        if (index < next) {
            return;
        }
        next = (index / step + 1) * step;
        palette.put(0, stored.add(rgba, index));
        pictures++;
        bytes = stored.bytes();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Optional<String> finish() throws RecordingException {
        stored.end();
        stored.close();
        Path whole = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            draw(whole);
            bytes = Files.size(whole);
            Repacking.move(whole, file);
        } catch (IOException e) {
            throw new RecordingException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        } finally {
            Repacking.delete(whole);
        }
        palette.close();
        Repacking.delete(store);
        return step == 1
                ? Optional.empty()
                : Optional.of(
                        "a GIF shows at most " + FASTEST + " pictures a second, so one of " + step + " was taken");
    }

    /** The second pass. */
    private void draw(Path target) throws RecordingException, IOException {
        palette.end(0);
        AVFrame chosen = palette.get().orElseThrow(() -> new RecordingException("no palette came of the pictures"));
        Filters.Input paletteInput = new Filters.Input(PALETTE_SIDE, PALETTE_SIDE, chosen.format());
        try (VideoReader reader = new VideoReader(store);
                Filters drawing = new Filters(
                        "paletteuse",
                        dithering(format.quality()),
                        format.framesPerSecond(),
                        pictureInput(),
                        paletteInput);
                VideoCodec codec = VideoCodec.open(GIF, format);
                PacketFile packets = new PacketFile(file, opening.open(target), "gif", FOREVER, codec)) {
            chosen.pts(0);
            drawing.put(1, chosen);
            drawing.end(1);
            for (Optional<AVFrame> picture = reader.next(); picture.isPresent(); picture = reader.next()) {
                picture.get().pts(reader.index(picture.get(), format.framesPerSecond()));
                drawing.put(0, picture.get());
                write(drawing, codec, packets);
            }
            drawing.end(0);
            write(drawing, codec, packets);
            codec.encode(null, packets::write);
            packets.end();
        }
    }

    private static void write(Filters drawing, VideoCodec codec, PacketFile packets) throws RecordingException {
        for (Optional<AVFrame> drawn = drawing.get(); drawn.isPresent(); drawn = drawing.get()) {
            drawn.get().pict_type(avutil.AV_PICTURE_TYPE_NONE);
            codec.encode(drawn.get(), packets::write);
        }
    }

    @Override
    public Optional<Path> abandon() {
        try {
            stored.end();
        } catch (RecordingException e) {
            // The pieces that are whole play.
        }
        stored.close();
        palette.close();
        if (pictures == 0) {
            Repacking.delete(store);
            return Optional.empty();
        }
        return Optional.of(store);
    }
}
