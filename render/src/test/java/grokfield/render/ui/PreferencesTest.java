package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.Preferences;
import grokfield.render.ui.state.PreferencesFile;
import grokfield.scenes.SceneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Preferences chosen = new Preferences();
        chosen.setDark(false);
        chosen.setTextScale(1.3);
        chosen.setLogLoss(true);
        chosen.setShown(PanelName.WEIGHTS, false);
        chosen.addRecent(folder.resolve("a.toml"));
        chosen.addRecent(folder.resolve("b.grokfield"));
        PreferencesFile file = new PreferencesFile(folder.resolve("new"));
        file.write(chosen);
        Preferences read = file.read();
        assertEquals(List.of(), file.notes());
        assertFalse(read.dark());
        assertEquals(1.3, read.textScale());
        assertTrue(read.logLoss());
        assertFalse(read.shows(PanelName.WEIGHTS));
        assertTrue(read.shows(PanelName.FORCES));
        assertEquals(List.of(folder.resolve("b.grokfield"), folder.resolve("a.toml")), read.recent());
    }

    @Test
    void aDamagedEntryIsIgnoredWithANote() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "theme=purple\ntext_scale=7\nlog_loss=true\n");
        PreferencesFile file = new PreferencesFile(folder);
        Preferences read = file.read();
        assertTrue(read.dark());
        assertEquals(1, read.textScale());
        assertTrue(read.logLoss());
        assertEquals(2, file.notes().size());
    }

    @Test
    void aDamagedFileIsIgnoredWithANote() throws IOException {
        Files.write(folder.resolve("settings.properties"), new byte[] {'a', '=', (byte) 0xff, '\\', 'u', 'z'});
        PreferencesFile file = new PreferencesFile(folder);
        file.read();
        assertEquals(1, file.notes().size());
    }

    @Test
    void recentFilesAreFewAndEachOnce() {
        Preferences preferences = new Preferences();
        for (int i = 0; i < 30; i++) {
            preferences.addRecent(folder.resolve(i + ".toml"));
        }
        preferences.addRecent(folder.resolve("25.toml"));
        assertEquals(Preferences.LONGEST_RECENT, preferences.recent().size());
        assertEquals(folder.resolve("25.toml"), preferences.recent().getFirst());
        assertEquals(
                1,
                preferences.recent().stream()
                        .filter(folder.resolve("25.toml")::equals)
                        .count());
    }

    @Test
    void theWindowOpensWithDamagedFilesAndRemembersWhatWasChosen() throws IOException, SceneException {
        Files.writeString(folder.resolve("settings.properties"), "theme=purple\n");
        Files.writeString(folder.resolve("imgui.ini"), "[Docking][Data]\nDockSpace ID=zzz\n\u0000rubbish");
        AppOptions options = AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 1280, 720)
                .withConfig(folder);
        try (AppDriver driver = AppDriver.open(options)) {
            assertTrue(
                    driver.app().workspace().state().toasts().getFirst().text().contains("purple"));
            assertTrue(driver.shows("particles.view"));
            driver.app().workspace().preferences().setDark(false);
        }
        try (AppDriver driver = AppDriver.open(options)) {
            assertFalse(driver.app().workspace().preferences().dark());
            assertTrue(driver.shows("network.view"));
            assertTrue(driver.find("network.view").right()
                    < driver.find("particles.view").left());
        }
    }
}
