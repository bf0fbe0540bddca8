package grokfield.render.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.record.EncoderMaker;
import grokfield.render.record.Encoders;
import grokfield.sim.Engines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void withoutADisplayItSaysWhatHappensInstead() {
        Finding display = find("display", Doctor.examine(Map.of()));
        if (Display.isThere(Map.of())) { // macOS and Windows always have one
            assertEquals(Health.GOOD, display.health());
        } else {
            assertEquals(Health.OPTIONAL, display.health());
            assertTrue(display.advice().orElseThrow().contains("off-screen"));
        }
    }

    @Test
    void everyEngineIsNamed() {
        List<Finding> findings = Doctor.examine(Map.of());
        for (String engine : Engines.names()) {
            assertEquals(Health.GOOD, find("engine " + engine, findings).health());
        }
        assertTrue(find("engine vector", findings).found().matches(".* \\d+ lanes of float \\(\\d+ bits\\)"));
        assertEquals(
                Engines.names().contains("tornado") ? Health.GOOD : Health.OPTIONAL,
                find("engine tornado", findings).health());
    }

    @Test
    void whateverIsNotGoodComesWithAdvice() {
        for (Finding finding : Doctor.examine(Map.of("TORNADOVM_HOME", "/opt/tornado"))) {
            assertEquals(finding.health() != Health.GOOD, finding.advice().isPresent(), finding.toString());
            assertFalse(finding.found().isBlank());
        }
    }

    @Test
    void theDevicesOfTornadoAreNumberedAsTheyAreChosen() {
        List<Finding> findings = EngineFindings.tornado(Optional.empty(), List.of("One, OpenCL, 2.0 GiB", "Two, CUDA"));
        assertEquals(
                List.of(
                        "One, OpenCL, 2.0 GiB: choose it by --engine tornado:0",
                        "Two, CUDA: choose it by --engine tornado:1"),
                findings.stream().map(Finding::found).toList());
    }

    @Test
    void whatTornadoLacksIsSaidWithAdvice() {
        Finding finding =
                EngineFindings.tornado(Optional.of("no device"), List.of()).getFirst();
        assertEquals("no device", finding.found());
        assertTrue(finding.advice().orElseThrow().contains("TORNADOVM_HOME"));
    }

    @Test
    void everyEncoderIsNamedWithWhatItMakesOrWhatIsMissing() {
        List<Finding> findings = Doctor.examine(Map.of());
        for (EncoderMaker maker : Encoders.all()) {
            Finding finding = find("encoder " + maker.name(), findings);
            assertEquals(maker.missing().isEmpty() ? Health.GOOD : Health.OPTIONAL, finding.health());
            assertTrue(finding.found().contains(maker.missing().orElse(maker.title())), finding.toString());
        }
        assertEquals(Health.GOOD, find("encoder png", findings).health());
    }

    @Test
    void aDisplayIsWhatTheEnvironmentNamesOnLinux() {
        assertFalse(Display.isThere("Linux", Map.of("DISPLAY", "")));
        assertTrue(Display.isThere("Linux", Map.of("DISPLAY", ":0")));
        assertTrue(Display.isThere("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
        assertTrue(Display.isThere("Mac OS X", Map.of()));
        assertTrue(Display.isThere("Windows 11", Map.of()));
    }

    private static Finding find(String subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
