package grokfield.render.record;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The video codecs of FFmpeg that are used, and with what settings. Figures: {@code docs/recording.md}. */
final class VideoCodecs {
    /** What to do where the libraries are missing. */
    static final String ADVICE =
            "build again with ./grokfield on this machine, for which it fetches FFmpeg's libraries";

    private static final int KEY_SECONDS = 5; // between pictures that a player can jump to
    private static final int MOST_THREADS = 4; // slices of a picture; more cost quality

    private VideoCodecs() {}

    /** Of hardware that this system may have; whether it has it, an attempt tells. */
    static List<EncoderMaker> hardware() {
        VideoMaker nvenc = new VideoMaker(
                "nvenc",
                "H.264 by an NVIDIA card",
                ClipKind.MP4,
                "it needs an NVIDIA card that encodes, and its driver; it is not needed",
                VideoCodecs::nvenc);
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return List.of(new VideoMaker(
                    "videotoolbox",
                    "H.264 by the Mac's hardware",
                    ClipKind.MP4,
                    "it is part of macOS on a machine that encodes; it is not needed",
                    VideoCodecs::videotoolbox));
        }
        if (system.startsWith("windows")) {
            return List.of(
                    nvenc,
                    new VideoMaker(
                            "mediafoundation",
                            "H.264 by hardware through Windows",
                            ClipKind.MP4,
                            "it needs a graphics card's driver that encodes; it is not needed",
                            VideoCodecs::mediaFoundation));
        }
        return List.of(nvenc);
    }

    /** In software, everywhere. */
    static List<EncoderMaker> software() {
        return List.of(
                new VideoMaker(
                        "openh264", "H.264 by OpenH264 in software", ClipKind.MP4, ADVICE, VideoCodecs::openH264),
                new VideoMaker("vp9", "VP9 by libvpx in software", ClipKind.WEBM, ADVICE, VideoCodecs::vp9));
    }

    /** One quantiser throughout, so that calm pictures make small files and busy ones stay good. */
    private static VideoSettings openH264(ClipFormat format) {
        int quantiser = quantiser(format.quality());
        Map<String, String> options = new TreeMap<>();
        options.put("rc_mode", "quality");
        options.put("qmin", Integer.toString(quantiser));
        options.put("qmax", Integer.toString(quantiser));
        options.put("b", "20000000"); // asked for and not used in this mode
        options.put("coder", "cabac");
        options.put("g", Integer.toString(KEY_SECONDS * format.framesPerSecond()));
        options.put("loopfilter", format.quality() == ClipQuality.DRAFT ? "0" : "1");
        options.put("threads", Integer.toString(threads()));
        options.put("slices", Integer.toString(threads()));
        return new VideoSettings("libopenh264", PixelLayout.YUV_420, options);
    }

    /** The quantiser of H.264, 0 to 51; six more make a step twice as coarse. */
    private static int quantiser(ClipQuality quality) {
        return switch (quality) {
            case DRAFT -> 28;
            case STANDARD -> 22;
            case HIGH -> 18;
            case BEST -> 12;
        };
    }

    private static VideoSettings vp9(ClipFormat format) {
        Map<String, String> options = new TreeMap<>();
        options.put("deadline", "realtime");
        options.put("cpu-used", format.quality() == ClipQuality.BEST ? "6" : "8");
        options.put(
                "crf",
                Integer.toString(
                        switch (format.quality()) {
                            case DRAFT -> 36;
                            case STANDARD -> 24;
                            case HIGH -> 16;
                            case BEST -> 8;
                        }));
        options.put("b", "0");
        options.put("lag-in-frames", "0");
        options.put("row-mt", "1");
        options.put("g", Integer.toString(KEY_SECONDS * format.framesPerSecond()));
        options.put("threads", Integer.toString(threads()));
        options.put("tile-columns", threads() > 1 ? "1" : "0");
        return new VideoSettings("libvpx-vp9", PixelLayout.YUV_420, options);
    }

    private static VideoSettings nvenc(ClipFormat format) {
        Map<String, String> options = new TreeMap<>();
        options.put("preset", "p4");
        options.put("rc", "constqp");
        options.put("qp", Integer.toString(quantiser(format.quality())));
        options.put("g", Integer.toString(KEY_SECONDS * format.framesPerSecond()));
        return new VideoSettings("h264_nvenc", PixelLayout.NV12, options);
    }

    private static VideoSettings videotoolbox(ClipFormat format) {
        Map<String, String> options = new TreeMap<>();
        options.put("b", Long.toString(bitsPerSecond(format)));
        options.put("g", Integer.toString(KEY_SECONDS * format.framesPerSecond()));
        return new VideoSettings("h264_videotoolbox", PixelLayout.NV12, options);
    }

    private static VideoSettings mediaFoundation(ClipFormat format) {
        Map<String, String> options = new TreeMap<>();
        options.put("hw_encoding", "1");
        options.put("b", Long.toString(bitsPerSecond(format)));
        options.put("g", Integer.toString(KEY_SECONDS * format.framesPerSecond()));
        return new VideoSettings("h264_mf", PixelLayout.NV12, options);
    }

    /** Where there is no constant quality. */
    private static long bitsPerSecond(ClipFormat format) {
        double bitsPerPixel = switch (format.quality()) {
            case DRAFT -> 0.12;
            case STANDARD -> 0.25;
            case HIGH -> 0.4;
            case BEST -> 0.8;
        };
        return Math.round(bitsPerPixel * format.width() * format.height() * format.framesPerSecond());
    }

    /** Half the cores, for the other half draws. */
    private static int threads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS);
    }
}
