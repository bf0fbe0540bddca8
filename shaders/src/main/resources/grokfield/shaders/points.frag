#version 330 core
// Edges are smoothed here, over one pixel: the framebuffer has no samples.

flat in float radius;
flat in int style;
flat in vec4 fill;
in float side;

uniform float unit; // pixels per design unit
uniform vec3 canvas; // behind the marks
uniform vec3 ink; // of outlines, crosses and rings

out vec4 result;

float inside(float edge, float distance) {
    return clamp(edge + 0.5 - distance, 0.0, 1.0);
}

// Lays a colour over what is there; alpha not premultiplied.
vec4 over(vec4 below, vec3 color, float alpha) {
    float sum = alpha + below.a * (1.0 - alpha);
    return sum == 0.0 ? vec4(0.0) : vec4((color * alpha + below.rgb * below.a * (1.0 - alpha)) / sum, sum);
}

void main() {
    vec2 p = (gl_PointCoord - 0.5) * side;
    float d = length(p);
    if ((style & 32) != 0) { // open: a ring alone, parted from what it crosses by a faint halo
        float thick = 0.85 * unit;
        float off = abs(d - radius);
        vec4 ring = over(vec4(canvas, 0.45 * inside(thick + unit, off)), fill.rgb, inside(thick, off));
        result = vec4(mix(canvas, ring.rgb, fill.a), ring.a);
        return;
    }
    vec4 color = vec4(canvas, 0.75 * inside(radius + unit, d)); // halo: parts a mark from its like
    color = over(color, fill.rgb, inside(radius, d));
    if ((style & 1) != 0) {
        float hole = radius - max(1.5 * unit, 0.38 * radius);
        color = over(color, canvas, inside(hole, d));
    }
    if ((style & 16) != 0) {
        color = over(color, ink, 0.9 * inside(radius, d) * (1.0 - inside(radius - 1.25 * unit, d)));
    }
    if ((style & 2) != 0) {
        float cross = min(abs(p.x - p.y), abs(p.x + p.y)) * 0.7071;
        float arm = max(abs(p.x), abs(p.y));
        color = over(color, ink, inside(0.75 * unit, cross) * inside(0.72 * radius, arm));
    }
    if ((style & 4) != 0) {
        color = over(color, ink, inside(radius + 4.0 * unit, d) * (1.0 - inside(radius + 2.25 * unit, d)));
    }
    if ((style & 8) != 0) {
        color = over(color, fill.rgb, inside(radius + 4.5 * unit, d) * (1.0 - inside(radius + 2.5 * unit, d)));
    }
    // Far marks sink into the canvas; they do not become transparent, which would mix what lies behind each other.
    result = vec4(mix(canvas, color.rgb, fill.a), color.a);
}
