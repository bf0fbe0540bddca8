package grokfield.render.ui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.EnsembleWall.Cells;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleWallTest {
    private static final float WIDTH = 430;
    private static final float HEIGHT = 300;

    private static Cells cells(int count) {
        return Cells.fit(count, WIDTH, HEIGHT, 2, 24, 120);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40})
    void allPicturesAreInSightWhereThereIsRoomForAll(int count) {
        Cells cells = cells(count);
        assertTrue(cells.rows(count) * cells.height() <= HEIGHT && cells.columns() * cells.width() <= WIDTH);
        assertEquals(count, cells.mostInSight(count, HEIGHT));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "4960, 0", "4960, 1000.5", "4960, 7777"})
    void noMoreAreInSightOfALargeWallThanIsSaid(int count, float scroll) {
        Cells cells = cells(count);
        int seen = 0;
        for (int seed = 0; seed < count; seed++) {
            int row = seed / cells.columns();
            float top = row * cells.height() - scroll;
            seen += top + cells.height() > 0 && top < HEIGHT ? 1 : 0;
        }
        int most = cells.mostInSight(count, HEIGHT);
        assertTrue(seen <= most && most <= seen + 2 * cells.columns(), seen + " of " + most);
    }
}
