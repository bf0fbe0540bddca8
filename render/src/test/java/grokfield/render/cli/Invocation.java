package grokfield.render.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command run in this process: what it printed and its exit status. */
record Invocation(int status, String out, String err) {

    static Invocation of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new Program(new Console(new PrintWriter(out), new PrintWriter(err), false)).run(args);
        return new Invocation(status, out.toString(), err.toString());
    }

    /** Standard output, every line of which must be one JSON object. */
    List<JsonObject> json() {
        return out.lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
