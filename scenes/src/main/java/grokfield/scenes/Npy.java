package grokfield.scenes;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An array in a NumPy file (format versions 1 to 3). Row-major in memory, whatever the order in the file. */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MOST_DIMENSIONS = 4;
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

    private final double[] values;
    private final int[] shape;

    private Npy(double[] values, int[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /** A fresh copy of the numbers, row-major. */
    public double[] values() {
        return values.clone();
    }

    /** The shape, outermost first. */
    public List<Integer> shape() {
        return Arrays.stream(shape).boxed().toList();
    }

    /**
     * Writes little-endian float64, row-major, byte for byte as NumPy's {@code save} does.
     *
     * @param values as many numbers as the shape holds
     * @throws IllegalArgumentException if it does not hold as many
     */
    public static void write(OutputStream out, double[] values, int... shape) throws IOException {
        if (count(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " numbers do not fill " + text(shape));
        }
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + text(shape) + ", }";
        int unpadded = MAGIC.length + 2 + 2 + header.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        String padded = header + " ".repeat(padding) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + 2 + 2 + padded.length() + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
        bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
        bytes.asDoubleBuffer().put(values);
        out.write(bytes.array());
    }

    /**
     * Reads an array of float64 or float32 of one to three dimensions.
     *
     * @throws IOException with a clause that says what is wrong, without the file's name
     */
    public static Npy read(Path file) throws IOException {
        return parse(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    /** As {@link #read}, from the bytes of a file. */
    static Npy parse(ByteBuffer bytes) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < MAGIC.length + 4 || !Arrays.equals(MAGIC, take(bytes, magic))) {
            throw new IOException("it is no NumPy file");
        }
        int version = bytes.get();
        bytes.get();
        if (version < 1 || version > 3) {
            throw new IOException("it has version " + version + " of the NumPy format, not 1 to 3");
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (version > 1 && bytes.remaining() < 4) {
            throw new EOFException("it ends inside the header");
        }
        int length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new EOFException("it ends inside the header");
        }
        String header = new String(take(bytes, new byte[length]), StandardCharsets.ISO_8859_1);
        String description = field(DESCRIPTION, header, "descr");
        boolean columnMajor = field(ORDER, header, "fortran_order").equals("True");
        int[] shape = shape(field(SHAPE, header, "shape"));
        double[] values = numbers(bytes, description, shape);
        return new Npy(columnMajor ? rowMajor(values, shape) : values, shape);
    }

    private static byte[] take(ByteBuffer from, byte[] into) {
        from.get(into);
        return into;
    }

    private static String field(Pattern pattern, String header, String name) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException("its header has no usable " + name);
        }
        return matcher.group(1);
    }

    private static int[] shape(String text) throws IOException {
        String[] parts = text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*");
        if (parts.length < 1 || parts.length > MOST_DIMENSIONS) {
            throw new IOException("it has " + parts.length + " dimensions, not 1 to " + MOST_DIMENSIONS);
        }
        int[] shape = new int[parts.length];
        for (int k = 0; k < shape.length; k++) {
            try {
                shape[k] = Integer.parseInt(parts[k]);
            } catch (NumberFormatException e) {
                throw new IOException("its shape (" + text + ") is not usable", e);
            }
        }
        return shape;
    }

    private static double[] numbers(ByteBuffer bytes, String description, int[] shape) throws IOException {
        String type = description.isEmpty() ? "" : description.substring(1);
        int size = type.equals("f8") ? 8 : type.equals("f4") ? 4 : 0;
        if (size == 0) {
            throw new IOException("it holds " + description + ", not float64 or float32");
        }
        long count = count(shape);
        if (count < 0 || count * size != bytes.remaining()) {
            throw new IOException(
                    "its shape " + text(shape) + " does not fit the " + bytes.remaining() + " bytes of numbers in it");
        }
        bytes.order(description.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = size == 8 ? bytes.getDouble() : bytes.getFloat();
        }
        return values;
    }

    /** The product of the shape, or −1 if it is larger than any file. */
    private static long count(int... shape) {
        long count = 1;
        for (int extent : shape) {
            count *= extent;
            if (count > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return count;
    }

    /** Numbers with the first index fastest, put in the order with the last index fastest. */
    private static double[] rowMajor(double[] values, int[] shape) {
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            int target = 0;
            int stride = values.length;
            for (int extent : shape) {
                stride /= extent;
                target += rest % extent * stride;
                rest /= extent;
            }
            turned[target] = values[i];
        }
        return turned;
    }

    /** A shape as Python writes a tuple: {@code (3, 17, 2)}, {@code (3,)}. */
    static String text(int... shape) {
        String inside = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "(" + inside + (shape.length == 1 ? ",)" : ")");
    }
}
