package grokfield.render.ui.panel;

import grokfield.render.ui.state.Measure;
import grokfield.scenes.Snapshot;
import grokfield.sim.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a snapshot measures, as cells of a sheet: the same columns wherever a table of measures is taken elsewhere. */
final class MeasureCells {
    /** The headings. */
    static final List<String> COLUMNS = Stream.of(
                    Stream.of("structure", "frequency"),
                    Stream.of(Measure.values()).map(Measure::label),
                    Stream.of("imperfections"))
            .flatMap(columns -> columns)
            .toList();

    private MeasureCells() {}

    /** The cells below them. */
    static List<Object> of(Snapshot snapshot) {
        Measures measures = snapshot.measures();
        double frequency = Double.isNaN(measures.circularity()) ? Double.NaN : measures.frequency();
        List<Object> cells = new ArrayList<>(List.of(measures.structure().label(), frequency));
        for (Measure measure : Measure.values()) {
            cells.add(measure.of(measures));
        }
        cells.add(measures.imperfections());
        return cells;
    }
}
