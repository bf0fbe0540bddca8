package grokfield.render.ui;

import grokfield.scenes.SceneException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that uses the window with the default scene, opened anew for each case. */
abstract class DefaultSceneTest {
    AppDriver driver;

    @BeforeEach
    void open() throws SceneException {
        driver = AppDriver.open("circles-and-grids");
    }

    @AfterEach
    void close() {
        driver.close();
    }
}
