package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptionTemplateTest {
    private static String filled(String template, String... settings) throws Exception {
        try (Session session = Session.open(SceneLibrary.open("circles-and-grids", List.of(settings)))) {
            for (int i = 0; i < 600; i++) {
                session.advanceOneFrame();
            }
            return CaptionTemplate.fill(
                    template,
                    session.particles().map(ParticleWorld::snapshot),
                    session.network().map(NetworkWorld::snapshot));
        }
    }

    @Test
    void theDefaultCaptionHasTheLiveValues() throws Exception {
        String line = filled(CaptionTemplate.DEFAULT, "particles.alignment=4.5", "network.weight_decay=2");
        assertTrue(
                line.startsWith("a+b mod 17 · step 1 200 · α 4.50 · weight decay 2.00 (network), 1.00 (particles)"
                        + " · validation accuracy 0."),
                line);
    }

    @Test
    void oneNumberIsEnoughWhereBothSidesHaveTheSame() throws Exception {
        assertEquals("λ 1.50", filled("λ {weight_decay}", "network.weight_decay=1.5", "particles.weight_decay=1.5"));
    }

    @Test
    void aPartWithoutItsValueIsLeftOut() throws Exception {
        assertEquals("step 1 200 · end", filled("step {step} · val {validation} · end", "network.validation_share=0"));
        try (Session session = Session.open(SceneLibrary.open("three-dimensions"))) {
            Optional<NetworkSnapshot> network = session.network().map(NetworkWorld::snapshot);
            Optional<ParticleSnapshot> particles = session.particles().map(ParticleWorld::snapshot);
            assertEquals("", CaptionTemplate.fill("{particles.alignment}", Optional.empty(), network));
            assertEquals("", CaptionTemplate.fill("{network.weight_decay}", particles, Optional.empty()));
            assertEquals("no values", CaptionTemplate.fill("no values", Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void smallNumbersKeepTheirDigitsAndTwoBracesMakeOne() throws Exception {
        assertEquals("0.0005 {x}", filled("{learning_rate} {{x}", "network.learning_rate=0.0005"));
    }

    @Test
    void everyNameIsAllowedAndOthersAreToldTheNearest() {
        for (String name : CaptionTemplate.names()) {
            assertEquals(Optional.empty(), CaptionTemplate.problem("a {" + name + "} b"), name);
        }
        assertEquals(
                Optional.of("unknown value {validaton}: the nearest is {validation}"),
                CaptionTemplate.problem("{step} {validaton}"));
        assertFalse(CaptionTemplate.problem("{}").isEmpty());
        assertEquals(Optional.empty(), CaptionTemplate.problem("lonely } and {"));
        assertEquals(Optional.empty(), CaptionTemplate.problem(CaptionTemplate.DEFAULT));
    }
}
