package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code grokfield bench} refuses before it measures anything. */
class BenchOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forces | --tokens=1 | --tokens 1: each must be a whole number between 2 and 1024, was 1",
                "forces | --tokens=17,x | --tokens 17,x: each must be a whole number between 2 and 1024, was x",
                "forces | --engines=auto | --engines auto: auto is a rule, not an engine",
                "forces | --engines=vector:3 | --engines vector:3: engine vector takes no argument, was vector:3",
                "forces | --chart=bench.bmp | --chart bench.bmp: must end in .svg",
                "frame | --tokens=17 | --engines, --tokens and --chart belong to bench forces, not to bench frame"
            })
    void wrongValuesAreNamed(String part, String option, String sentence) {
        Invocation run = Invocation.of("bench", part, option);
        assertEquals(2, run.status());
        assertEquals("grokfield: " + sentence, run.err().strip());
    }
}
