package grokfield.sim.tornado;

import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.ScalarEngine;
import grokfield.sim.UnstableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Advances states on a device. Steps from positions beyond the reach of single precision, and steps that would not end in
 * finite numbers, are made by the reference, which names the particle.
 */
final class Batch {
    private final Shape shape;
    private final Capacity capacity;
    private final ScalarEngine reference;

    Batch(Shape shape, Device device) {
        this(shape, shape.capacity(device));
    }

    Batch(Shape shape, Capacity capacity) {
        this.shape = shape;
        this.capacity = capacity;
        reference = new ScalarEngine(shape.task(), shape.dimensions());
        Plans.use(capacity, plan -> plan); // compiled here, where the caller waits, and not in a step
    }

    Capacity capacity() {
        return capacity;
    }

    /** Fills in the forces on one state, as {@link grokfield.sim.ForceEngine#forces} promises. */
    void forces(ForceParameters parameters, double[] positions, double[] forces) {
        if (!isWithinReach(positions)) {
            reference.forces(parameters, positions, forces);
            return;
        }
        boolean[] pinned = new boolean[shape.task().tokens()];
        Plans.use(capacity, plan -> {
            plan.set(shape, parameters);
            plan.set(0, positions, pinned);
            plan.include(0, true);
            plan.computeForces();
            plan.copyForces(0, forces);
            return plan;
        });
    }

    /**
     * Advances states, as {@link grokfield.sim.EnsembleEngine#advance} promises.
     *
     * @throws IllegalArgumentException if there are more states than the batch was made for
     */
    List<Optional<UnstableException>> advance(ForceParameters parameters, List<ParticleState> states, int steps) {
        if (states.size() > shape.states()) {
            throw new IllegalArgumentException(
                    "an ensemble for " + shape.states() + " states was given " + states.size());
        }
        List<Flight> flights = new ArrayList<>();
        for (ParticleState state : states) {
            flights.add(new Flight(state, steps));
        }
        while (flights.stream().anyMatch(flight -> flight.left > 0)) {
            flights.forEach(flight -> flight.returnWithinReach(reference, parameters));
            fly(parameters, flights);
        }
        flights.forEach(Flight::land); // only now, when nothing can fail any more
        return flights.stream()
                .map(flight -> Optional.ofNullable(flight.thrown))
                .toList();
    }

    /** Makes as many steps on the device as every state on its way has left. */
    private void fly(ForceParameters parameters, List<Flight> flights) {
        int steps = flights.stream()
                .mapToInt(flight -> flight.left)
                .filter(left -> left > 0)
                .min()
                .orElse(0);
        if (steps == 0) {
            return;
        }
        Plans.use(capacity, plan -> {
            plan.set(shape, parameters);
            for (int s = 0; s < shape.states(); s++) {
                boolean takesPart = s < flights.size() && flights.get(s).left > 0;
                plan.include(s, takesPart);
                if (takesPart) {
                    plan.set(
                            s,
                            flights.get(s).way.positions(),
                            flights.get(s).way.pinned());
                }
            }
            plan.advance(steps);
            for (int s = 0; s < flights.size(); s++) {
                if (flights.get(s).left > 0) {
                    flights.get(s).follow(plan, s, steps, reference, parameters);
                }
            }
            return plan;
        });
    }

    private static boolean isWithinReach(double[] positions) {
        for (double x : positions) {
            if (!(Math.abs(x) < Layout.REACH)) { // false for NaN too
                return false;
            }
        }
        return true;
    }

    /** One state on its way: a copy, so that the state is untouched until all have arrived. */
    private static final class Flight {
        final ParticleState state;
        final ParticleState way;
        int left;

        @Nullable
        UnstableException thrown;

        Flight(ParticleState state, int steps) {
            this.state = state;
            way = new ParticleState(state.positions(), state.dimensions(), state.step());
            way.setTime(state.time());
            System.arraycopy(state.pinned(), 0, way.pinned(), 0, state.tokens());
            left = steps;
        }

        void returnWithinReach(ScalarEngine reference, ForceParameters parameters) {
            while (left > 0 && !isWithinReach(way.positions())) {
                stepByReference(reference, parameters);
            }
        }

        void follow(Plan plan, int index, int steps, ScalarEngine reference, ForceParameters parameters) {
            int made = plan.stepsMade(index);
            plan.copyPositions(index, way.positions());
            way.setStep(way.step() + made);
            way.setTime(way.time() + made * parameters.stepSize());
            left -= made;
            if (made < steps && isWithinReach(way.positions())) {
                stepByReference(reference, parameters); // the device's step would not have been finite
            }
        }

        private void stepByReference(ScalarEngine reference, ForceParameters parameters) {
            try {
                reference.advance(parameters, way, 1);
                left--;
            } catch (UnstableException unstable) {
                thrown = unstable;
                left = 0;
            }
        }

        void land() {
            System.arraycopy(way.positions(), 0, state.positions(), 0, way.positions().length);
            state.setStep(way.step());
            state.setTime(way.time());
        }
    }
}
