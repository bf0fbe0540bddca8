package grokfield.sim;

/**
 * The alignment of all pair sums of a plane, of one class or not, in M log M work ({@code docs/law.md}, Cost). Write a
 * direction as an angle ψ in [0, π) and a side, upper or lower. The angle from an upper direction p to q is |ψ_p − ψ_q| if
 * q is upper, else π − |ψ_p − ψ_q|; from the lower one on the same line it is what is left of π. So the sums of θ_pq û_q
 * are sums of |ψ_p − ψ_q| v_q, with v_q = û_q on the lower side and −û_q on the upper: two running sums along the order of ψ
 * give all of them.
 */
final class PlaneAlignment {
    private final PlaneSums sums;
    private final LineOrder order;

    final float[] forceX; // (M), by slot: Σ κ_pq û_q over q ≠ p
    final float[] forceY;

    PlaneAlignment(PlaneSums sums) {
        this.sums = sums;
        order = new LineOrder(sums.slots.count);
        forceX = new float[sums.slots.count];
        forceY = new float[sums.slots.count];
    }

    /** Computes {@link #forceX} and {@link #forceY}. */
    void run() {
        int[] slots = order.sort(sums.line);
        float[] directionX = sums.directionX;
        float[] directionY = sums.directionY;
        double allX = 0; // Σ û
        double allY = 0;
        double slopeX = 0; // Σ v, then less 2v for every one passed: what |ψ_p − ψ_q| grows by
        double slopeY = 0;
        double levelX = 0; // Σ ψv, then less 2ψv for every one passed
        double levelY = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            double side = sums.side[slot];
            double psi = sums.line[slot];
            allX += directionX[slot];
            allY += directionY[slot];
            slopeX += side * directionX[slot];
            slopeY += side * directionY[slot];
            levelX += psi * side * directionX[slot];
            levelY += psi * side * directionY[slot];
        }
        // From an upper direction, Σ θû = π Σ (û on the lower side) − Σ |ψ_p − ψ_q| v; here divided by π, less Σ û / 2.
        double startX = 0.5 * slopeX - levelX / Math.PI;
        double startY = 0.5 * slopeY - levelY / Math.PI;
        slopeX /= Math.PI;
        slopeY /= Math.PI;
        for (int slot : slots) {
            double side = sums.side[slot];
            double psi = sums.line[slot];
            double ux = directionX[slot];
            double uy = directionY[slot];
            double rho = sums.sharpness[slot];
            // κ_pq = ½ + ρ (½ − θ_pq/π); on the lower side θ is π − θ, so that the bracket changes its sign.
            double turn = rho * side;
            double self = 0.5 + 0.5 * rho;
            forceX[slot] = (float) (0.5 * allX + turn * (startX + psi * slopeX) - self * ux);
            forceY[slot] = (float) (0.5 * allY + turn * (startY + psi * slopeY) - self * uy);
            double passed = 2 / Math.PI * side;
            slopeX -= passed * ux;
            slopeY -= passed * uy;
            startX += psi * passed * ux;
            startY += psi * passed * uy;
        }
    }
}
