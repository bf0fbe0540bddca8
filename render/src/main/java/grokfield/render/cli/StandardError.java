package grokfield.render.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Gives {@link System#err} back to the user.
 *
 * <p>A JVM with the Vector API warns of an incubating module at every start, before any class of the program runs, and
 * no flag turns that off. So the launcher starts the JVM with its standard error in a log file, keeps the real one open
 * under another number and names that number in the property {@code grokfield.stderr}.
 */
public final class StandardError {
    private StandardError() {}

    /** Points {@link System#err} to the descriptor that the launcher names, if it names one. */
    public static void restore() {
        Integer number = Integer.getInteger("grokfield.stderr");
        if (number == null) {
            return;
        }
        try {
            // Opening /dev/fd/N instead would start a regular file from its beginning.
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            FileOutputStream real = new FileOutputStream(constructor.newInstance(number));
            System.setErr(new PrintStream(real, true, StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            // Without the launcher's --add-opens the messages stay in its log, which is better than none.
            System.err.println("messages stay here: " + closed);
        }
    }
}
