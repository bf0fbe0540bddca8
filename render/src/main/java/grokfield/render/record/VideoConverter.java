package grokfield.render.record;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;

/** For video codecs: brightness and colour differences. */
final class VideoConverter extends PictureConverter {
    private final Bt709 colors;
    private final int planes;

    VideoConverter(ClipFormat format, PixelLayout layout) throws RecordingException {
        super(format, layout);
        colors = new Bt709(format.width(), format.height());
        planes = layout == PixelLayout.NV12 ? 2 : 3;
    }

    @Override
    void fill(ByteBuffer rgba) {
        ByteBuffer[] buffers = new ByteBuffer[planes];
        int[] strides = new int[planes];
        for (int i = 0; i < planes; i++) {
            strides[i] = picture.linesize(i);
            int rows = i == 0 ? picture.height() : picture.height() / 2;
            BytePointer plane = picture.data(i);
            buffers[i] = plane.capacity((long) strides[i] * rows).asByteBuffer();
        }
        colors.convert(rgba, new VideoPlanes(buffers, strides));
    }
}
