package grokfield.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShaderLogTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0:12(5): error: no function; points.frag:12:5: error: no function",
                "ERROR: 0:7: 'x' : undeclared; points.frag:7: 'x' : undeclared",
                "0(31) : error C1008: undefined; points.frag:31: error C1008: undefined",
                "something else; points.frag: something else"
            })
    void namesFileAndLineInEveryDriversForm(String log, String expected) {
        assertEquals(expected, ShaderLog.withFile("points.frag", log + "\n"));
    }

    @org.junit.jupiter.api.Test
    void keepsEveryLine() {
        assertEquals("a.vert:1:2: one\na.vert:3:4: two", ShaderLog.withFile("a.vert", "0:1(2): one\n0:3(4): two\n"));
    }
}
