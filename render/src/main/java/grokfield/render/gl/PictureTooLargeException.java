package grokfield.render.gl;

/** A picture is larger than the graphics driver draws. The message is one sentence for the user. */
public final class PictureTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PictureTooLargeException(int width, int height, int most) {
        super("a picture of " + width + " × " + height + " pixels is more than this graphics driver draws, " + most
                + " × " + most + "; choose a smaller size or less supersampling");
    }
}
