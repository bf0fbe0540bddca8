package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void namesStandLeftAndFiguresRight() {
        Table table = new Table("engine", "N", "µs");
        table.add("scalar", "113", "9.5");
        table.add("a longer name", "7", "1000");
        StringWriter out = new StringWriter();
        table.print(new PrintWriter(out, true));
        assertEquals(
                List.of("engine           N    µs", "scalar         113   9.5", "a longer name    7  1000"),
                out.toString().lines().toList());
    }

    @Test
    void aRowHasACellForEveryHeading() {
        Table table = new Table("a", "b");
        assertThrows(IllegalArgumentException.class, () -> table.add("only one"));
    }
}
