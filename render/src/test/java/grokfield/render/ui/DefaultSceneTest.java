package grokfield.render.ui;

import grokfield.scenes.SceneException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A test that uses one window, in which every case finds the default scene as it opens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DefaultSceneTest {
    private static final String SCENE = "circles-and-grids";

    AppDriver driver;

    @BeforeAll
    void open() throws SceneException {
        driver = AppDriver.open(SCENE);
    }

    @BeforeEach
    void begin() throws SceneException {
        driver.show(SCENE);
    }

    @AfterAll
    void close() {
        driver.close();
    }
}
