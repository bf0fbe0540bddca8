package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.window.Theme;
import grokfield.sim.Structure;

/** How a structure looks wherever many are told apart: a colour that every kind of colour sight can tell, and a mark. */
public final class StructureLook {
    private StructureLook() {}

    /** The colour of a structure on a theme's canvas. */
    public static Rgb color(Theme theme, Structure structure) {
        boolean dark = theme == Theme.DARK;
        return switch (structure) {
            case CIRCLE -> Rgb.of(dark ? 0x35c9a5 : 0x007a5e);
            case GRID -> Rgb.of(dark ? 0xf2d64b : 0x9a7b00);
            case IMPERFECT_GRID -> Rgb.of(dark ? 0xb383e8 : 0x7a3fc0);
            case UNORDERED -> Rgb.of(dark ? 0x77818d : 0x8d97a2);
        };
    }

    /** The mark of a structure. */
    static Curve.Mark mark(Structure structure) {
        return switch (structure) {
            case CIRCLE -> Curve.Mark.DISC;
            case GRID -> Curve.Mark.SQUARE;
            case IMPERFECT_GRID -> Curve.Mark.DIAMOND;
            case UNORDERED -> Curve.Mark.DOWN;
        };
    }
}
