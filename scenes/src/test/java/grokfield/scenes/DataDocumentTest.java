package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TensorNorm;
import grokfield.trainer.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DataDocumentTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (BIGINT|DOUBLE|VARCHAR) \\| .+ \\|");

    @Test
    void theDocumentNamesEveryColumnInOrderWithItsType() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/data.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2));
            }
        }
        Map<String, String> columns = MeasureTable.types(Optional.empty());
        assertEquals(List.copyOf(columns.keySet()), List.copyOf(documented.keySet()));
        assertEquals(columns, documented);
    }

    @Test
    void everyTensorOfTheNetworkHasAColumn() throws SceneException {
        Training training =
                Training.start(SceneLibrary.open("circles-and-grids").task(), NetworkSettings.DEFAULTS);
        for (TensorNorm norm : training.norms()) {
            assertEquals(
                    1,
                    MeasureTable.columns().stream()
                            .filter(column -> column.name().equals("mean_abs_" + norm.name()))
                            .count(),
                    norm.name());
        }
    }
}
