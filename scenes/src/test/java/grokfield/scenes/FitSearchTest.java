package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitSearchTest {
    private static double[] start(int dimensions) {
        double[] start = new double[dimensions];
        Arrays.fill(start, 0.5);
        return start;
    }

    /** A bowl in steps of 0.01 with its lowest place at 0.2, 0.4, … and, in the first dimension, at the cube's face. */
    private static double steps(double[] place) {
        double sum = 0;
        for (int i = 0; i < place.length; i++) {
            double wanted = 0.2 * i;
            sum += (place[i] - wanted) * (place[i] - wanted);
        }
        return Math.floor(100 * sum) / 100;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theLowestPlaceOfAFunctionInStepsIsFound(int dimensions) {
        List<double[]> places = new ArrayList<>();
        new FitSearch(
                        place -> {
                            places.add(place.clone());
                            return steps(place);
                        },
                        150,
                        7)
                .from(start(dimensions));
        assertEquals(150, places.size());
        assertArrayEquals(start(dimensions), places.getFirst());
        assertTrue(places.stream().flatMapToDouble(Arrays::stream).allMatch(x -> x >= 0 && x <= 1));
        assertTrue(places.stream().mapToDouble(FitSearchTest::steps).min().orElseThrow() <= 0.01);
    }

    @Test
    void theSameSeedTriesTheSamePlaces() {
        List<List<String>> runs = new ArrayList<>();
        for (long seed : new long[] {3, 3, 4}) {
            List<String> places = new ArrayList<>();
            new FitSearch(
                            place -> {
                                places.add(Arrays.toString(place));
                                return steps(place);
                            },
                            60,
                            seed)
                    .from(start(3));
            runs.add(places);
        }
        assertEquals(runs.get(0), runs.get(1));
        assertTrue(!runs.get(0).equals(runs.get(2)));
    }

    @Test
    void aFunctionThatIsTheSameEverywhereEndsToo() {
        int[] count = {0};
        new FitSearch(
                        place -> {
                            count[0]++;
                            return 1;
                        },
                        300,
                        0)
                .from(start(2));
        assertEquals(300, count[0]);
    }

    @Test
    void theCubeCoversTheSlidersAndPlacesComeBack() {
        FitSpace space = new FitSpace(ForceParameters.DEFAULTS, ForceParameters.ALL);
        double[] low = new double[space.size()];
        double[] high = new double[space.size()];
        Arrays.fill(high, 1);
        for (Parameter parameter : ForceParameters.ALL) {
            assertEquals(parameter.sliderMinimum(), space.at(low).get(parameter), 1e-12);
            assertEquals(parameter.sliderMaximum(), space.at(high).get(parameter), 1e-12);
        }
        assertEquals(ForceParameters.DEFAULTS, space.at(space.place(ForceParameters.DEFAULTS)));
        ForceParameters far = ForceParameters.DEFAULTS.with(ForceParameters.STEP_SIZE, 5);
        assertEquals(1, space.place(far)[7], 0);
    }
}
