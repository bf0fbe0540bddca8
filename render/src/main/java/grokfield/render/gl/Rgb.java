package grokfield.render.gl;

/** An sRGB colour, each part in 0 … 1. */
public record Rgb(float red, float green, float blue) {

    /** A colour from 0xRRGGBB. */
    public static Rgb of(int hex) {
        return new Rgb((hex >> 16 & 255) / 255f, (hex >> 8 & 255) / 255f, (hex & 255) / 255f);
    }

    /** The colour as Dear ImGui and the vertex streams pack it (0xAABBGGRR), opaque. */
    public int packed() {
        return packed(1);
    }

    /** The colour as Dear ImGui and the vertex streams pack it (0xAABBGGRR). Alpha in 0 … 1, not premultiplied. */
    public int packed(float alpha) {
        return level(alpha) << 24 | level(blue) << 16 | level(green) << 8 | level(red);
    }

    /** The colour between this one (0) and another (1), mixed in sRGB. */
    public Rgb mix(Rgb other, float share) {
        return new Rgb(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    /** Relative luminance as WCAG 2 defines it, 0 … 1. */
    public double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** Contrast ratio of two colours as WCAG 2 defines it, 1 … 21. */
    public double contrast(Rgb other) {
        double a = luminance() + 0.05;
        double b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /** The linear-light value of an sRGB part (IEC 61966-2-1). */
    public static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static int level(float part) {
        return Math.clamp(Math.round(part * 255), 0, 255);
    }
}
