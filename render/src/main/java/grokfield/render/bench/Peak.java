package grokfield.render.bench;

import java.util.Map;

/**
 * What the machine can do at best, measured.
 *
 * @param cores the threads at work
 * @param operationsPerSecond single-precision operations in registers, a multiply-add counting as two
 * @param bytesPerSecond of large arrays copied, bytes read and bytes written together
 */
public record Peak(int cores, double operationsPerSecond, double bytesPerSecond) {
    /** Measures so many cores. */
    static Peak measure(int cores, Effort effort) throws BenchmarkException {
        Map<String, String> parameters = Map.of("cores", Integer.toString(cores));
        double multiply = Measurement.medianMicroseconds(MultiplyAdd.class, parameters, effort);
        double copy = Measurement.medianMicroseconds(Copy.class, parameters, effort);
        return new Peak(cores, cores * MultiplyAdd.OPERATIONS / (multiply * 1e-6), cores * Copy.BYTES / (copy * 1e-6));
    }
}
