package grokfield.render.record;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What a clip's file holds, decoded again.
 *
 * @param indices the time of each picture in frames
 * @param rate pictures a second, as the file says
 * @param seconds how long it plays, as the file says
 * @param tags range, primaries, transfer and matrix, by FFmpeg's names
 */
record Decoded(List<Picture> pictures, List<Long> indices, double rate, double seconds, List<String> tags) {

    /** Reads a file, or a folder of PNG files. */
    static Decoded read(Path file, int framesPerSecond) throws RecordingException, IOException {
        return Files.isDirectory(file) ? readFolder(file, framesPerSecond) : readVideo(file, framesPerSecond);
    }

    private static Decoded readFolder(Path folder, int framesPerSecond) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        List<Long> indices = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                BufferedImage image = ImageIO.read(file.toFile());
                Picture picture = new Picture(
                        image.getWidth(), image.getHeight(), new byte[image.getWidth() * image.getHeight() * 3]);
                for (int i = 0; i < picture.rgb().length; i++) {
                    int pixel = i / 3;
                    picture.rgb()[i] = (byte)
                            (image.getRGB(pixel % image.getWidth(), pixel / image.getWidth()) >> (16 - 8 * (i % 3)));
                }
                indices.add((long) pictures.size());
                pictures.add(picture);
            }
        }
        return new Decoded(pictures, indices, framesPerSecond, (double) pictures.size() / framesPerSecond, List.of());
    }

    private static Decoded readVideo(Path file, int framesPerSecond) throws RecordingException {
        try (VideoReader reader = new VideoReader(file)) {
            List<Picture> pictures = new ArrayList<>();
            List<Long> indices = new ArrayList<>();
            for (Optional<AVFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                pictures.add(picture(next.get()));
                indices.add(reader.index(next.get(), framesPerSecond));
            }
            AVRational rate = reader.stream().avg_frame_rate();
            return new Decoded(
                    pictures,
                    indices,
                    (double) rate.num() / rate.den(),
                    reader.seconds(),
                    tags(reader.stream().codecpar()));
        }
    }

    private static List<String> tags(AVCodecParameters video) {
        return Stream.of(
                        avutil.av_color_range_name(video.color_range()),
                        avutil.av_color_primaries_name(video.color_primaries()),
                        avutil.av_color_transfer_name(video.color_trc()),
                        avutil.av_color_space_name(video.color_space()))
                .map(name -> name == null ? "" : name.getString())
                .toList();
    }

    private static Picture picture(AVFrame frame) {
        return switch (frame.format()) {
            case avutil.AV_PIX_FMT_YUV420P -> fromVideo(frame);
            case avutil.AV_PIX_FMT_BGRA -> packed(frame, 4, 2, 1, 0);
            case avutil.AV_PIX_FMT_RGB24 -> packed(frame, 3, 0, 1, 2);
            default -> throw new AssertionError("a picture of the unexpected format " + frame.format());
        };
    }

    private static Picture packed(AVFrame frame, int step, int... order) {
        Picture picture = blank(frame);
        byte[] row = new byte[frame.width() * step];
        for (int y = 0; y < frame.height(); y++) {
            frame.data(0).position((long) y * frame.linesize(0)).get(row);
            for (int i = 0; i < frame.width() * 3; i++) {
                picture.rgb()[y * frame.width() * 3 + i] = row[i / 3 * step + order[i % 3]];
            }
        }
        return picture;
    }

    /** BT.709 in limited range by its formula (ITU-R BT.709-6, 3), colour differences interpolated between samples. */
    private static Picture fromVideo(AVFrame frame) {
        Picture picture = blank(frame);
        int width = frame.width();
        int height = frame.height();
        byte[] luma = plane(frame, 0, width, height);
        byte[] blue = plane(frame, 1, width / 2, height / 2);
        byte[] red = plane(frame, 2, width / 2, height / 2);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double brightness = ((luma[y * width + x] & 255) - 16) / 219.0;
                double cb = (between(blue, width / 2, height / 2, x, y) - 128) / 224;
                double cr = (between(red, width / 2, height / 2, x, y) - 128) / 224;
                int at = (y * width + x) * 3;
                picture.rgb()[at] = level(brightness + 1.5748 * cr);
                picture.rgb()[at + 1] = level(brightness - 0.1873 * cb - 0.4681 * cr);
                picture.rgb()[at + 2] = level(brightness + 1.8556 * cb);
            }
        }
        return picture;
    }

    /** The samples lie on every second column and between every second pair of rows. */
    private static double between(byte[] plane, int width, int height, int x, int y) {
        double column = x / 2.0;
        double row = (y - 0.5) / 2;
        int left = (int) column;
        int right = Math.min(left + 1, width - 1);
        int above = Math.clamp((int) Math.floor(row), 0, height - 1);
        int below = Math.clamp((int) Math.floor(row) + 1, 0, height - 1);
        double across = column - left;
        double down = row - Math.floor(row);
        return (1 - down) * mix(plane, above * width + left, above * width + right, across)
                + down * mix(plane, below * width + left, below * width + right, across);
    }

    private static double mix(byte[] plane, int one, int other, double share) {
        return (1 - share) * (plane[one] & 255) + share * (plane[other] & 255);
    }

    private static byte level(double share) {
        return (byte) Math.clamp(Math.round(255 * share), 0, 255);
    }

    private static byte[] plane(AVFrame frame, int number, int width, int height) {
        byte[] plane = new byte[width * height];
        BytePointer data = frame.data(number);
        for (int y = 0; y < height; y++) {
            data.position((long) y * frame.linesize(number)).get(plane, y * width, width);
        }
        return plane;
    }

    private static Picture blank(AVFrame frame) {
        return new Picture(frame.width(), frame.height(), new byte[frame.width() * frame.height() * 3]);
    }
}
