package grokfield.render.ui.state;

import grokfield.sim.ForceComponent;
import java.util.EnumSet;
import java.util.Set;

/** How the user wants the two sides compared. Used by the window's thread. */
public final class CompareChoices {
    private final Set<ForceComponent> components = EnumSet.allOf(ForceComponent.class);
    private boolean named;
    private boolean allPairs;

    /** Whether every token keeps its name in an overlay, or the best relabelling is looked for. */
    public boolean named() {
        return named;
    }

    public void setNamed(boolean wanted) {
        named = wanted;
    }

    /** The components that may explain the gradient; at least one. */
    public Set<ForceComponent> components() {
        return Set.copyOf(components);
    }

    /** Whether a component may explain the gradient. */
    public boolean uses(ForceComponent component) {
        return components.contains(component);
    }

    /** Lets a component explain the gradient, or not; the last one stays. */
    public void use(ForceComponent component, boolean wanted) {
        if (wanted) {
            components.add(component);
        } else if (components.size() > 1) {
            components.remove(component);
        }
    }

    /** Whether the forces are those of all pairs, or of the training pairs alone. */
    public boolean allPairs() {
        return allPairs;
    }

    public void setAllPairs(boolean wanted) {
        allPairs = wanted;
    }
}
