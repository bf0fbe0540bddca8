package grokfield.render.ui.state;

import grokfield.scenes.GradientForces;
import grokfield.sim.ForceComponent;
import grokfield.trainer.ForceFactor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the attribution of a network's gradient has been since its last reset. What is kept of each measure serves every choice of
 * components, so that another choice shows its whole past at once. Used by the window's thread.
 */
public final class AttributionHistory {
    /** The columns before those of the components. */
    public enum Figure {
        R2,
        ADJUSTED,
        CHANCE
    }

    private static final List<Figure> FIGURES = List.of(Figure.values());
    private static final List<ForceComponent> COMPONENTS = List.of(ForceComponent.values());
    private static final int COLUMNS = FIGURES.size() + COMPONENTS.size();

    private final History kept = new History(SideHistory.CAPACITY, 2 * ForceFactor.SIZE);
    private final History shown = new History(SideHistory.CAPACITY, COLUMNS);
    private Set<ForceComponent> components = Set.of();
    private boolean allPairs;
    private long generation = -1;
    private long newest = -1;
    private long dropped = -1; // the step of a measure that belongs to a future which is no more
    private int numbers;

    /**
     * Takes in the newest measure; one that tells nothing new changes nothing.
     *
     * @param last the last step of the network's recorded run
     */
    public void take(GradientForces forces, long last) {
        if (forces.generation() != generation) {
            generation = forces.generation();
            newest = -1;
            dropped = -1;
            kept.clear();
            shown.clear();
        }
        if (last < newest) { // a new future has begun
            kept.cutAfter((double) last);
            shown.cutAfter((double) last);
            newest = last;
            dropped = forces.step() > last ? forces.step() : -1;
        }
        if (forces.step() <= newest || forces.step() == dropped) {
            return;
        }
        newest = forces.step();
        numbers = forces.training().factor().numbers();
        double[] sample = new double[2 * ForceFactor.SIZE];
        put(forces.training().factor(), sample, 0);
        put(forces.all().factor(), sample, ForceFactor.SIZE);
        kept.add(newest, sample);
        if (!components.isEmpty()) {
            shown.add(newest, figures(forces.part(allPairs).factor()));
        }
    }

    private static void put(ForceFactor factor, double[] sample, int at) {
        System.arraycopy(factor.toArray(), 0, sample, at, ForceFactor.SIZE);
    }

    /**
     * The figures of a choice over the steps: those of {@link Figure}, then the strength of every component.
     *
     * @param wanted at least one
     */
    public History of(Set<ForceComponent> wanted, boolean ofAllPairs) {
        if (!wanted.equals(components) || ofAllPairs != allPairs) {
            components = Set.copyOf(wanted);
            allPairs = ofAllPairs;
            shown.clear();
            for (int i = 0; i < kept.size(); i++) {
                shown.add((long) kept.steps()[i], figures(factor(i)));
            }
        }
        return shown;
    }

    private ForceFactor factor(int sample) {
        double[] values = new double[ForceFactor.SIZE];
        int from = allPairs ? ForceFactor.SIZE : 0;
        Arrays.setAll(values, k -> kept.column(from + k)[sample]);
        return ForceFactor.from(values, numbers);
    }

    private double[] figures(ForceFactor factor) {
        ForceFactor.Fit fit = factor.explain(components);
        double[] figures = new double[COLUMNS];
        figures[column(Figure.R2)] = fit.r2();
        figures[column(Figure.ADJUSTED)] = fit.adjusted();
        figures[column(Figure.CHANCE)] = fit.expectedByChance();
        for (ForceComponent component : COMPONENTS) {
            figures[column(component)] = fit.coefficient(component);
        }
        return figures;
    }

    /** Whether it is the history that {@link #of} gives. */
    public boolean gives(History history) {
        return shown.equals(history);
    }

    /** The column of {@link #of} that holds a figure. */
    public static int column(Figure figure) {
        return FIGURES.indexOf(figure);
    }

    /** The column of {@link #of} that holds the strength of a component. */
    public static int column(ForceComponent component) {
        return FIGURES.size() + COMPONENTS.indexOf(component);
    }
}
