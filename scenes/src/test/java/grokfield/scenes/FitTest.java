package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitTest {
    private static final List<Parameter> ALIGNMENT = List.of(ForceParameters.ALIGNMENT);

    /** A fit of seconds: seven tokens, a fifth of the steps. */
    private static FitPlan plan(String... settings) throws SceneException {
        List<String> all = new ArrayList<>(
                List.of("task.modulus=7", "particles.steps=600", "network.steps=60", "network.hidden=8"));
        all.addAll(List.of(settings));
        return FitPlan.of(SceneLibrary.open("circles-and-grids", all))
                .withSeeds(new SeedRange(0, 11))
                .withHeldOut(new SeedRange(100, 123))
                .withParameters(ALIGNMENT)
                .withEvaluations(6);
    }

    /** The target: the scene's own particles with other forces in the network's place. */
    private static Scene particles(FitPlan plan, Parameter parameter, double value) {
        ForceParameters own = plan.scene().particles().orElseThrow().forces();
        return plan.with(own.with(parameter, value));
    }

    private static List<String> bits(Fit fit) throws Exception {
        List<String> lines = new ArrayList<>();
        Consumer<JsonObject> keep = line -> {
            line.remove("seconds");
            lines.add(line.toString());
        };
        FitResult result = fit.run(new Fit.Listener() {
            @Override
            public void evaluated(FitStep step) {
                keep.accept(step.toJson());
            }
        });
        keep.accept(result.toJson().getAsJsonObject("result"));
        return lines;
    }

    /**
     * Particles at alignment 4 stand for the network. The distance over seeds that the search has not seen falls from something that
     * shows clearly to what chance makes, and the alignment comes back.
     */
    @ParameterizedTest
    @EnumSource(FitDistance.class)
    void theForcesOfAKnownEnsembleAreFound(FitDistance distance) throws Exception {
        FitPlan plan = plan("particles.alignment=0")
                .withSeeds(new SeedRange(0, 39))
                .withHeldOut(new SeedRange(100, 199))
                .withDistance(distance)
                .withEvaluations(40);
        FitResult result =
                new Fit(plan, particles(plan, ForceParameters.ALIGNMENT, 4), Side.PARTICLES).run(new Fit.Listener() {});
        FitDistances.Figure before = result.distances().before();
        FitDistances.Figure after = result.distances().after();
        assertTrue(before.value() > 4 * before.standardError(), result.toJson().toString());
        assertTrue(after.value() < 0.25 * before.value(), result.toJson().toString());
        assertTrue(after.value() <= 2 * after.standardError(), result.toJson().toString());
        assertEquals(4, result.forces().alignment(), 0.8);
        assertTrue(
                result.distances().gain().value()
                        > 4 * result.distances().gain().standardError(),
                result.toJson().toString());
        assertEquals(before.value() - after.value(), result.distances().gain().value(), 1e-12);
    }

    @Test
    void onlyTheChosenParametersMoveAndStayWithinTheirSliders() throws Exception {
        FitPlan plan = plan().withParameters(List.of(ForceParameters.WEIGHT_DECAY, ForceParameters.REPULSION_SOFTENING))
                .withEvaluations(40);
        ForceParameters own = plan.scene().particles().orElseThrow().forces();
        List<FitStep> steps = new ArrayList<>();
        new Fit(plan, particles(plan, ForceParameters.WEIGHT_DECAY, 5), Side.PARTICLES).run(new Fit.Listener() {
            @Override
            public void evaluated(FitStep step) {
                steps.add(step);
            }
        });
        assertEquals(40, steps.size());
        assertEquals(own, steps.getFirst().forces());
        for (Parameter parameter : ForceParameters.ALL) {
            boolean moves = plan.parameters().contains(parameter);
            assertEquals(
                    moves,
                    steps.stream().anyMatch(step -> step.forces().get(parameter) != own.get(parameter)),
                    parameter.key());
            for (FitStep step : steps) {
                double value = step.forces().get(parameter);
                assertTrue(value >= parameter.sliderMinimum() && value <= parameter.sliderMaximum(), parameter.key());
            }
        }
    }

    @Test
    void theSameFitGivesTheSameBitsOnAnyNumberOfCores() throws Exception {
        List<String> once = bits(new Fit(plan().withCores(1)));
        assertEquals(7, once.size());
        assertEquals(once, bits(new Fit(plan().withCores(3))));
    }

    @Test
    void theBestNeverGetsWorseAndIsWhatTheResultHas() throws Exception {
        FitPlan plan = plan().withEvaluations(20);
        List<FitStep> steps = new ArrayList<>();
        FitResult result = new Fit(plan).run(new Fit.Listener() {
            @Override
            public void evaluated(FitStep step) {
                steps.add(step);
            }
        });
        double best = Double.POSITIVE_INFINITY;
        ForceParameters forces = plan.scene().particles().orElseThrow().forces();
        for (FitStep step : steps) {
            assertEquals(step.distance() < best, step.isBest());
            if (step.isBest()) {
                best = step.distance();
                forces = step.forces();
            }
            assertEquals(best, step.best());
        }
        assertEquals(forces, result.forces());
        assertEquals(forces, result.scene().particles().orElseThrow().forces());
        assertEquals(plan.scene().network(), result.scene().network());
        assertFalse(result.cancelled());
    }

    /** Beyond 2/λ every step of Euler makes the particles larger. */
    @Test
    void valuesAtWhichASeedExplodesAreRuledOut() throws Exception {
        FitPlan wild = plan("particles.step_size=10").withEvaluations(3);
        List<FitStep> steps = new ArrayList<>();
        FitResult result = new Fit(wild).run(new Fit.Listener() {
            @Override
            public void evaluated(FitStep step) {
                steps.add(step);
            }
        });
        assertTrue(steps.stream().allMatch(step -> step.failed() > 0 && Double.isNaN(step.distance())));
        assertEquals(wild.scene().particles().orElseThrow().forces(), result.forces());
        assertTrue(steps.getFirst().toJson().get("distance").isJsonNull());
    }

    @Test
    void finishingJudgesTheBestSoFar() throws Exception {
        FitPlan plan = plan().withEvaluations(1000);
        Fit fit = new Fit(plan);
        FitResult result = fit.run(new Fit.Listener() {
            @Override
            public void evaluated(FitStep step) {
                if (step.number() == 5) {
                    fit.finish();
                }
            }
        });
        assertTrue(result.cancelled());
        assertEquals(5, result.evaluations());
        assertTrue(Double.isFinite(result.distances().after().value()));
        assertTrue(Double.isFinite(result.distances().gain().standardError()));
    }

    @Test
    void cancellingKeepsTheBestSoFarWithoutJudgingIt() throws Exception {
        Fit fit = new Fit(plan().withEvaluations(1000));
        List<FitStep> steps = new ArrayList<>();
        FitResult result = fit.run(new Fit.Listener() {
            @Override
            public void evaluated(FitStep step) {
                steps.add(step);
                if (step.number() == 5) {
                    fit.cancel();
                }
            }
        });
        assertTrue(result.cancelled());
        assertEquals(5, result.evaluations());
        assertEquals(steps.stream().filter(FitStep::isBest).toList().getLast().forces(), result.forces());
        assertEquals(Optional.empty(), result.after());
        assertTrue(Double.isNaN(result.distances().after().value()));
        assertTrue(result.toJson()
                .getAsJsonObject("result")
                .getAsJsonObject("after")
                .get("distance")
                .isJsonNull());
    }

    @Test
    void cancelledBeforeItBeginsAFitHasNoResultAndNoError() throws Exception {
        Fit fit = new Fit(plan());
        fit.cancel();
        FitResult result = fit.run(new Fit.Listener() {});
        assertEquals(0, result.evaluations());
        assertTrue(result.cancelled());
        assertEquals(Optional.empty(), result.network());
    }

    @Test
    void sidesOfOtherDimensionsAreComparedAndSaid() throws Exception {
        FitPlan plan = plan("particles.dimensions=3").withEvaluations(2);
        assertEquals(
                "the particles have 3 dimensions and the network 2: circularity, purities and radii are compared all the same",
                plan.note().orElseThrow());
        assertEquals(Optional.empty(), plan().note());
        assertTrue(Double.isFinite(
                new Fit(plan).run(new Fit.Listener() {}).distances().after().value()));
    }

    @Test
    void particlesThatStartAtTheNetworkFollowItsSeeds() throws Exception {
        FitPlan plan = plan("particles.start=network");
        FitResult result = new Fit(plan).run(new Fit.Listener() {});
        assertEquals(6, result.evaluations());
        assertEquals(24, result.after().orElseThrow().seeds().size());
        assertTrue(result.distances().before().standardError() > 0);
    }

    @Test
    void theErrorShrinksWithMoreSeeds() throws Exception {
        FitPlan plan = plan().withEvaluations(1);
        Scene target = particles(plan, ForceParameters.ALIGNMENT, 4);
        double few = new Fit(plan.withHeldOut(new SeedRange(100, 111)), target, Side.PARTICLES)
                .run(new Fit.Listener() {})
                .distances()
                .before()
                .standardError();
        double many = new Fit(plan.withHeldOut(new SeedRange(100, 291)), target, Side.PARTICLES)
                .run(new Fit.Listener() {})
                .distances()
                .before()
                .standardError();
        assertTrue(many < 0.6 * few && many > 0.1 * few, few + " " + many);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clustering-only", "alignment-only"})
    void aSceneWithoutANetworkIsRefused(String name) throws Exception {
        FitPlan plan = FitPlan.of(SceneLibrary.open(name).withoutNetwork());
        SceneException refused = assertThrows(SceneException.class, () -> new Fit(plan));
        assertEquals(
                "the scene " + name + " has no [network]: there is nothing to fit its particles to",
                refused.getMessage());
    }

    @Test
    void whatCannotBeFittedIsRefusedInASentence() throws Exception {
        refused(
                "has no [particles]: there is nothing to fit",
                new FitPlan(
                        plan().scene().withoutParticles(),
                        FitPlan.SEEDS,
                        FitPlan.HELD_OUT,
                        FitDistance.ENERGY,
                        ALIGNMENT,
                        5,
                        1));
        refused("must have none in common with the fit's seeds 0..11", plan().withHeldOut(new SeedRange(11, 20)));
        refused("at least 3 seeds", plan().withSeeds(new SeedRange(0, 1)));
        refused("at least 3 of them", plan().withHeldOut(new SeedRange(100, 101)));
        refused("at least one parameter", plan().withParameters(List.of()));
        refused("evaluations must be between 1 and 1000000, was 0", plan().withEvaluations(0));
    }

    private static void refused(String part, FitPlan plan) {
        SceneException refused = assertThrows(SceneException.class, () -> new Fit(plan));
        assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
    }

    @Test
    void parametersAreNamedAndTheNearestOfAWrongOneIsSaid() throws Exception {
        assertEquals(
                List.of(ForceParameters.REPULSION, ForceParameters.ALIGNMENT),
                FitPlan.parameters("repulsion, particles.alignment"));
        assertEquals(
                "--parameters alignmnt: there is no force parameter \"alignmnt\", the nearest is alignment",
                assertThrows(SceneException.class, () -> FitPlan.parameters("alignmnt"))
                        .getMessage());
        assertEquals(
                "--parameters alignment,alignment: alignment is named twice",
                assertThrows(SceneException.class, () -> FitPlan.parameters("alignment,alignment"))
                        .getMessage());
    }
}
