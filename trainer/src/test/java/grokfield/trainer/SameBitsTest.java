package grokfield.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import grokfield.sim.Operation;
import grokfield.sim.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seeded run has the same bits everywhere: whatever the lanes of the processor, and from one build to the next. */
class SameBitsTest {
    /** The run's hash when its arithmetic was last changed on purpose. */
    private static final String GOLDEN = "5ee3bd889e640b0c";

    /** Prints the hash; the test runs it in a machine of its own with fewer lanes. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("hash " + hash());
        }
    }

    private static String hash() throws DivergedException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        add(digest, new NetworkSettings("pair-sum", 2, 7, 64, 0.2), Task.of(Operation.ADDITION, 17));
        add(digest, new NetworkSettings("pair-sum", 3, 8, 21, 0.1), Task.of(Operation.MULTIPLICATION, 10));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void add(MessageDigest digest, NetworkSettings settings, Task task) throws DivergedException {
        Training training = Training.start(task, settings);
        for (int i = 0; i < 40; i++) {
            training.step(TrainingParameters.DEFAULTS);
        }
        TrainingState state = training.state();
        for (float[] values : new float[][] {state.parameters(), state.firstMoments(), state.secondMoments()}) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes.array());
        }
        TrainingMetrics metrics = training.metrics();
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putDouble(metrics.trainLoss()).putDouble(metrics.validationLoss());
        digest.update(bytes.array());
    }

    @Test
    void aSeededRunHasItsGoldenHash() throws Exception {
        assertEquals(GOLDEN, hash());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void narrowerVectorsGiveTheSameBits(int bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:MaxVectorSize=" + bytes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("hash " + GOLDEN, output.lines().toList().getLast());
    }
}
