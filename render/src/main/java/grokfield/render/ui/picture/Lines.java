package grokfield.render.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Texts that are longer than their place. */
public final class Lines {
    private Lines() {}

    /**
     * A text in as many lines as a width needs, broken between words; a word that is wider has a line of its own.
     *
     * @param measure the width of a text, in the unit of {@code width}
     */
    public static List<String> broken(String text, double width, ToDoubleFunction<String> measure) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && measure.applyAsDouble(longer) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
