package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters that a fit moves, as a unit cube. Each goes over its slider's range: on a logarithmic scale where its slider is
 * logarithmic, else on a square-root scale, because small strengths differ more than large ones.
 */
final class FitSpace {
    private final ForceParameters rest;
    private final List<Parameter> parameters;

    /** @param rest the values of all other parameters */
    FitSpace(ForceParameters rest, List<Parameter> parameters) {
        this.rest = rest;
        this.parameters = List.copyOf(parameters);
    }

    /**
     * Reads names with commas between.
     *
     * @throws SceneException if one is no parameter of the law, or is named twice
     */
    static List<Parameter> parse(String names) throws SceneException {
        List<String> known = ForceParameters.ALL.stream().map(Parameter::key).toList();
        List<Parameter> parameters = new ArrayList<>();
        for (String part : names.split(",", -1)) {
            String name = part.strip().replaceFirst("^particles\\.", "");
            int at = known.indexOf(name);
            if (at < 0) {
                throw new SceneException(SceneText.oneLine("--parameters " + names) + ": there is no force parameter "
                        + SceneText.show(name) + ", the nearest is " + Nearest.to(name, known));
            }
            if (parameters.contains(ForceParameters.ALL.get(at))) {
                throw new SceneException(SceneText.oneLine("--parameters " + names) + ": " + name + " is named twice");
            }
            parameters.add(ForceParameters.ALL.get(at));
        }
        return parameters;
    }

    int size() {
        return parameters.size();
    }

    /** Where some parameters lie, at the cube's faces if they are beyond their sliders. */
    double[] place(ForceParameters forces) {
        double[] place = new double[size()];
        for (int i = 0; i < place.length; i++) {
            Parameter parameter = parameters.get(i);
            double least = parameter.sliderMinimum();
            double most = parameter.sliderMaximum();
            double value = Math.clamp(forces.get(parameter), least, most);
            place[i] = parameter.logarithmic()
                    ? StrictMath.log(value / least) / StrictMath.log(most / least)
                    : Math.sqrt((value - least) / (most - least));
        }
        return place;
    }

    /** The parameters at a place, rounded to four significant digits: finer differences are none. */
    ForceParameters at(double[] place) {
        ForceParameters forces = rest;
        for (int i = 0; i < place.length; i++) {
            Parameter parameter = parameters.get(i);
            double least = parameter.sliderMinimum();
            double most = parameter.sliderMaximum();
            double along = Math.clamp(place[i], 0, 1);
            double value = parameter.logarithmic()
                    ? least * StrictMath.pow(most / least, along)
                    : least + (most - least) * along * along;
            forces = forces.with(parameter, Math.clamp(rounded(value), least, most));
        }
        return forces;
    }

    private static double rounded(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .doubleValue();
    }
}
