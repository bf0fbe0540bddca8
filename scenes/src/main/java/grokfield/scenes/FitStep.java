package grokfield.scenes;

import com.google.gson.JsonObject;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import java.util.List;

/**
 * One evaluation of a fit's search.
 *
 * @param number counted from 1
 * @param parameters what the fit moves
 * @param forces the values that were tried
 * @param distance over the fit's seeds; NaN if a seed exploded, which rules the values out
 * @param best the smallest distance so far, by what the search makes small; NaN while there is none
 * @param isBest whether this evaluation brought it
 * @param failed the seeds that exploded
 * @param seconds since the fit began
 */
public record FitStep(
        int number,
        List<Parameter> parameters,
        ForceParameters forces,
        double distance,
        double best,
        boolean isBest,
        int failed,
        double seconds) {

    /** The evaluation as an object; what is undefined is null. */
    public JsonObject toJson() {
        JsonObject line = new JsonObject();
        line.addProperty("evaluation", number);
        line.add("distance", SeedResult.number(distance));
        line.add("best", SeedResult.number(best));
        line.add("parameters", values(parameters, forces));
        line.addProperty("failed", failed);
        line.addProperty("seconds", seconds);
        return line;
    }

    static JsonObject values(List<Parameter> parameters, ForceParameters forces) {
        JsonObject values = new JsonObject();
        parameters.forEach(parameter -> values.addProperty(parameter.key(), forces.get(parameter)));
        return values;
    }
}
