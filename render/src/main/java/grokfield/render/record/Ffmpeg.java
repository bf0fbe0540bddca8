package grokfield.render.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg's libraries in this process, loaded at the first question. Without them everything else works, so no class
 * outside of those that begin with a question here touches them.
 */
final class Ffmpeg {
    private static final String SPEAKER = "^\\[[^\\]]* @ [^\\]]*\\] ?"; // which part of the libraries, and its address

    /** What the libraries said last, for the sentence about an error. */
    private static volatile String lastWords = "";

    private Ffmpeg() {}

    /** Why the libraries cannot be used, as a clause; empty if they can. The first call loads them. */
    static Optional<String> missing() {
        return Loading.PROBLEM;
    }

    /** Loads once, since a class is initialised once. */
    private static final class Loading {
        static final Optional<String> PROBLEM = load();

        private static Optional<String> load() {
            // Memory is freed by hand here; JavaCPP's limits would count the JVM's whole memory as its own.
            setIfUnset("org.bytedeco.javacpp.nopointergc", "true");
            setIfUnset("org.bytedeco.javacpp.maxBytes", "0");
            setIfUnset("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            try {
                Libraries.load();
                return Optional.empty();
            } catch (LinkageError | RuntimeException absent) {
                return Optional.of("FFmpeg's libraries cannot be loaded (" + firstLine(absent) + ")");
            }
        }

        private static void setIfUnset(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }

        private static String firstLine(Throwable absent) {
            String message = absent.getMessage();
            return message == null
                    ? absent.getClass().getSimpleName()
                    : absent.getClass().getSimpleName() + ": "
                            + message.lines().findFirst().orElse("");
        }
    }

    /** Apart, so that a missing jar is noticed when this class is loaded and not before. */
    private static final class Libraries {
        /** Held here, for the libraries keep only an address. */
        private static final LogCallback EAR = new LogCallback() {
            @Override
            public void call(int level, BytePointer message) {
                String words = message.getString(StandardCharsets.UTF_8)
                        .replaceFirst(SPEAKER, "")
                        .strip();
                if (level <= avutil.AV_LOG_ERROR && !words.isEmpty()) {
                    lastWords = words;
                }
            }
        };

        static void load() {
            for (Class<?> library : new Class<?>[] {avutil.class, avcodec.class, avformat.class, avfilter.class}) {
                Loader.load(library);
            }
            avutil.av_log_set_level(avutil.AV_LOG_ERROR);
            avutil.setLogCallback(EAR);
        }
    }

    /** Forgets what was said before. */
    static void listen() {
        lastWords = "";
    }

    /** What the libraries said since {@link #listen}, or what an error's number means. */
    static String reason(int error) {
        String words = lastWords;
        return words.isEmpty() ? meaning(error) : words;
    }

    /** What an error's number means, in the words of the library. */
    static String meaning(int error) {
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(error, text, text.length);
        String all = new String(text, StandardCharsets.UTF_8);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }

    /** Passes what is no error; of an error, throws what was being done and the library's reason. */
    static int check(int code, String doing) throws RecordingException {
        if (code < 0) {
            throw new RecordingException(doing + ": " + reason(code));
        }
        return code;
    }

    /** A dictionary of options; freed by the caller. */
    static AVDictionary dictionary(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
        return dictionary;
    }
}
