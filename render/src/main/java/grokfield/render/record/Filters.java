package grokfield.render.record;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** One of FFmpeg's filters with pictures going in at one or two places and coming out at one. */
final class Filters extends Native {
    private final String doing;
    private final AVFilterGraph graph = avfilter.avfilter_graph_alloc();
    private final AVFilterContext[] sources;
    private final AVFilterContext sink;
    private final AVFrame out = avutil.av_frame_alloc();

    /** What goes in at one place. */
    record Input(int width, int height, int pixelFormat) {}

    /**
     * Makes a filter ready.
     *
     * @param framesPerSecond whose inverse is the unit of the pictures' times
     */
    Filters(String filter, String options, int framesPerSecond, Input... inputs) throws RecordingException {
        doing = "the filter " + filter + " failed";
        sources = new AVFilterContext[inputs.length];
        try {
            sink = connect(filter, options, framesPerSecond, inputs);
        } catch (RecordingException e) {
            close();
            throw e;
        }
    }

    /** Fills the graph. Returns its end. */
    private AVFilterContext connect(String filter, String options, int framesPerSecond, Input[] inputs)
            throws RecordingException {
        graph.nb_threads(1);
        AVFilterContext middle = create(filter, "filter", options);
        for (int i = 0; i < inputs.length; i++) {
            Input input = inputs[i];
            sources[i] = create(
                    "buffer",
                    "in" + i,
                    String.format(
                            Locale.ROOT,
                            "video_size=%dx%d:pix_fmt=%d:time_base=1/%d:pixel_aspect=1/1:range=pc",
                            input.width,
                            input.height,
                            input.pixelFormat,
                            framesPerSecond));
            Ffmpeg.check(avfilter.avfilter_link(sources[i], 0, middle, i), doing);
        }
        AVFilterContext end = create("buffersink", "out", null);
        Ffmpeg.check(avfilter.avfilter_link(middle, 0, end, 0), doing);
        Ffmpeg.check(avfilter.avfilter_graph_config(graph, null), doing);
        return end;
    }

    private AVFilterContext create(String filter, String name, @Nullable String options) throws RecordingException {
        AVFilterContext context = new AVFilterContext(null);
        Ffmpeg.listen();
        Ffmpeg.check(
                avfilter.avfilter_graph_create_filter(
                        context, avfilter.avfilter_get_by_name(filter), name, options, null, graph),
                doing);
        return context;
    }

    /** Sends a picture in, which stays the caller's. */
    void put(int input, AVFrame picture) throws RecordingException {
        Ffmpeg.check(
                avfilter.av_buffersrc_add_frame_flags(sources[input], picture, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF),
                doing);
    }

    /** Says that no more comes in at a place. */
    void end(int input) throws RecordingException {
        Ffmpeg.check(avfilter.av_buffersrc_add_frame(sources[input], null), doing);
    }

    /** The next picture that comes out, which holds until the next call; empty if none is ready. */
    Optional<AVFrame> get() throws RecordingException {
        avutil.av_frame_unref(out);
        int code = avfilter.av_buffersink_get_frame(sink, out);
        if (code == VideoCodec.AGAIN || code == avutil.AVERROR_EOF) {
            return Optional.empty();
        }
        Ffmpeg.check(code, doing);
        return Optional.of(out);
    }

    @Override
    void free() {
        avutil.av_frame_free(out);
        avfilter.avfilter_graph_free(graph);
    }
}
