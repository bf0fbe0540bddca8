package grokfield.render.view;

import java.util.Arrays;
import java.util.List;

/**
 * Where a view's points came to lie on the screen in the frame last drawn: for picking, labels and tests. Pixels, x from the left, y
 * from the top; NaN for a point that is behind the camera or not finite. Owned by the renderer and overwritten by the next frame.
 */
public final class ViewFrame {
    private int tokens;
    private float[] tokenX = {};
    private float[] tokenY = {};
    private float[] tokenDepth = {};
    private int pairs;
    private float[] pairX = {};
    private float[] pairY = {};
    private float[] pairDepth = {};
    private float tokenRadius;
    private float pairRadius;
    private double arrowUnit;
    private float arrowPixels;
    private List<ViewFindings.Note> notes = List.of();

    void begin(int newTokens, int newPairs) {
        tokens = newTokens;
        pairs = newPairs;
        if (tokenX.length < tokens) {
            tokenX = new float[tokens];
            tokenY = new float[tokens];
            tokenDepth = new float[tokens];
        }
        if (pairX.length < pairs) {
            pairX = new float[pairs];
            pairY = new float[pairs];
            pairDepth = new float[pairs];
        }
        notes = List.of();
        Arrays.fill(tokenX, Float.NaN);
        Arrays.fill(pairX, Float.NaN);
        arrowUnit = 0;
        arrowPixels = 0;
    }

    void token(int i, double x, double y, double depth) {
        tokenX[i] = (float) x;
        tokenY[i] = (float) y;
        tokenDepth[i] = (float) depth;
    }

    void pair(int p, double x, double y, double depth) {
        pairX[p] = (float) x;
        pairY[p] = (float) y;
        pairDepth[p] = (float) depth;
    }

    void radii(float token, float pair) {
        tokenRadius = token;
        pairRadius = pair;
    }

    void note(List<ViewFindings.Note> newNotes) {
        notes = newNotes;
    }

    void arrowScale(double unit, float pixels) {
        arrowUnit = unit;
        arrowPixels = pixels;
    }

    /** The lines of the legend, beside that of the arrows. */
    public List<ViewFindings.Note> notes() {
        return notes;
    }

    /** N, or 0 before the first frame. */
    public int tokens() {
        return tokens;
    }

    /** M if pair sums are shown, otherwise 0. */
    public int pairs() {
        return pairs;
    }

    public float tokenX(int token) {
        return tokenX[token];
    }

    public float tokenY(int token) {
        return tokenY[token];
    }

    /** 0 (near) … 1 (far). */
    public float tokenDepth(int token) {
        return tokenDepth[token];
    }

    public float pairX(int pair) {
        return pairX[pair];
    }

    public float pairY(int pair) {
        return pairY[pair];
    }

    /** 0 (near) … 1 (far). */
    public float pairDepth(int pair) {
        return pairDepth[pair];
    }

    /** Of the tokens' discs, pixels. */
    public float tokenRadius() {
        return tokenRadius;
    }

    /** Of the pair sums' discs, pixels. */
    public float pairRadius() {
        return pairRadius;
    }

    /** What an arrow of {@link #arrowPixels} stands for, in the arrows' unit: 1, 2 or 5 times a power of ten; 0 without arrows. */
    public double arrowUnit() {
        return arrowUnit;
    }

    /** Length of the legend's arrow, pixels; 0 without arrows. */
    public float arrowPixels() {
        return arrowPixels;
    }
}
