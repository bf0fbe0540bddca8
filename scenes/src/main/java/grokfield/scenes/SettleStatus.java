package grokfield.scenes;

/**
 * How the last settling stands or ended.
 *
 * @param number grows with every settling of a world, so that its end is told once
 * @param running whether it still goes on
 * @param largestForce of {@code docs/law.md}, Rest
 * @param progress how far the largest force has come to the bound, on a logarithmic scale; 0 … 1
 * @param sentence all of it for the user, one clause
 */
public record SettleStatus(
        long number, boolean running, double bound, double largestForce, double progress, String sentence) {}
