package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Overlay;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayKeeperTest {
    private static Session session(String... settings) throws SceneException {
        String text = "[task]\nmodulus = 11\n[particles]\nseed = 3\n[network]\nseed = 8\nhidden = 8\n";
        for (String setting : settings) {
            String[] parts = setting.split(":", 2);
            text = text.replace("[" + parts[0] + "]\n", "[" + parts[0] + "]\n" + parts[1] + "\n");
        }
        Session session =
                Session.open(SceneReader.parse(text, "test", "test.toml", java.nio.file.Path.of(""), Settings.NONE));
        session.control().setPlaying(false);
        return session;
    }

    private static NetworkSnapshot network(Session session) {
        return session.network().orElseThrow().snapshot();
    }

    private static ParticleSnapshot particles(Session session) {
        return session.particles().orElseThrow().snapshot();
    }

    @Test
    void theFirstOverlayIsTheBestOfAll() throws Exception {
        try (Session session = session();
                OverlayKeeper keeper = OverlayKeeper.exact()) {
            LaidParticles laid =
                    keeper.lay(network(session), particles(session), false).orElseThrow();
            Overlay best = Overlay.best(
                    network(session).task(),
                    particles(session).positions(),
                    network(session).positions());
            assertEquals(best.residual(), laid.overlay().residual());
            assertEquals(best.relabelling(), laid.overlay().relabelling());
            assertEquals(best.similarity().apply(particles(session).positions()), laid.positions());
        }
    }

    @Test
    void aRelabellingStaysWhileAnotherIsBetterByAHairOnly() throws Exception {
        try (Session session = session();
                OverlayKeeper keeper = OverlayKeeper.exact()) {
            Optional<Overlay> before = Optional.empty();
            int changes = 0;
            for (int frame = 0; frame < 150; frame++) {
                NetworkSnapshot network = network(session);
                ParticleSnapshot particles = particles(session);
                Overlay now =
                        keeper.lay(network, particles, false).orElseThrow().overlay();
                Overlay best = Overlay.best(network.task(), particles.positions(), network.positions());
                assertTrue(now.residual() <= best.residual() + 0.02 + 1e-12, "frame " + frame);
                if (before.isPresent() && !before.get().relabelling().equals(now.relabelling())) {
                    changes++;
                    Overlay old = Overlay.under(before.get().relabelling(), particles.positions(), network.positions());
                    assertTrue(now.residual() < old.residual() - 0.02, "frame " + frame);
                }
                before = Optional.of(now);
                session.advanceOneFrame();
            }
            assertTrue(changes > 0, "it never changed, so nothing was tested");
        }
    }

    @Test
    void theSearchBesideComesToTheSameOverlay() throws Exception {
        try (Session session = session();
                OverlayKeeper beside = OverlayKeeper.beside();
                OverlayKeeper exact = OverlayKeeper.exact()) {
            NetworkSnapshot network = network(session);
            ParticleSnapshot particles = particles(session);
            Optional<LaidParticles> laid = beside.lay(network, particles, false);
            for (int wait = 0; laid.isEmpty() && wait < 1000; wait++) {
                Thread.sleep(10);
                laid = beside.lay(network, particles, false);
            }
            assertEquals(
                    exact.lay(network, particles, false).orElseThrow().overlay().relabelling(),
                    laid.orElseThrow().overlay().relabelling());
            assertSame(
                    laid.orElseThrow(), beside.lay(network, particles, false).orElseThrow(), "nothing new was asked");
        }
    }

    @Test
    void underTheSameNamesEveryParticleBelongsToItsNumber() throws Exception {
        try (Session session = session();
                OverlayKeeper keeper = OverlayKeeper.beside()) {
            LaidParticles laid =
                    keeper.lay(network(session), particles(session), true).orElseThrow();
            assertTrue(laid.overlay().relabelling().isNone());
            for (int i = 0; i < 11; i++) {
                assertEquals(i, laid.partner(i));
            }
        }
    }

    @Test
    void sidesOfDifferentDimensionAreRefusedInASentence() throws Exception {
        try (Session session = session("particles:dimensions = 3");
                OverlayKeeper keeper = OverlayKeeper.exact()) {
            String sentence =
                    OverlayKeeper.refusal(network(session), particles(session)).orElseThrow();
            assertTrue(sentence.contains("the embeddings have 2 dimensions and the particles 3"), sentence);
            assertFalse(keeper.lay(network(session), particles(session), false).isPresent());
        }
    }

    @Test
    void sidesOfDifferentNumbersOfTokensAreRefusedInASentence() throws Exception {
        try (Session session = session();
                Session other = Session.open(SceneReader.parse(
                        "[task]\nmodulus = 12\n[particles]\n",
                        "x",
                        "x.toml",
                        java.nio.file.Path.of(""),
                        Settings.NONE))) {
            String sentence =
                    OverlayKeeper.refusal(network(session), particles(other)).orElseThrow();
            assertTrue(sentence.contains("11 embeddings and 12 particles"), sentence);
        }
    }
}
