package grokfield.render.view;

import grokfield.render.window.Theme;

/**
 * What a view shows, as its user has switched it.
 *
 * @param pairSums the pair sums, coloured by class
 * @param regions the network's decision regions
 * @param trails where the points came from
 * @param arrows the force on each point, or −gradient
 * @param ring the polygon that joins the neighbours at the dominant frequency
 * @param labels the tokens' numbers
 */
public record ViewOptions(
        Theme theme, boolean pairSums, boolean regions, boolean trails, boolean arrows, boolean ring, boolean labels) {

    /** What a newcomer sees first. */
    public static ViewOptions standard(Theme theme) {
        return new ViewOptions(theme, true, true, false, false, false, true);
    }
}
