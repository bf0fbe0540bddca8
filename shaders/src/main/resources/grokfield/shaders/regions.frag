#version 330 core
// Each of the nearest cells votes for its class, by nearness and by confidence; the class with most votes has the pixel. So edges run
// smoothly between the samples, and the difference of votes says how far the edge is.

in vec2 place;

uniform sampler2D samples; // r: class, g: confidence
uniform sampler2D colors; // one texel a class
uniform vec3 canvas; // behind the regions
uniform vec3 edgeColor;

out vec4 result;

void main() {
    ivec2 size = textureSize(samples, 0);
    // Quadratic B-spline over 3 × 3 cells: the votes have a continuous slope.
    vec2 base = floor(place);
    vec2 t = place - base; // 0 … 1 across the middle cell
    vec2 before = 0.5 * (1.0 - t) * (1.0 - t);
    vec2 after = 0.5 * t * t;
    vec2 middle = 1.0 - before - after;
    float wx[3] = float[3](before.x, middle.x, after.x);
    float wy[3] = float[3](before.y, middle.y, after.y);
    int classes[9];
    float votes[9];
    float sure = 0.0;
    for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 3; i++) {
            ivec2 at = clamp(ivec2(base) + ivec2(i - 1, j - 1), ivec2(0), size - 1);
            vec2 cell = texelFetch(samples, at, 0).rg;
            classes[3 * j + i] = int(cell.r);
            votes[3 * j + i] = wx[i] * wy[j] * (0.15 + cell.g);
            sure += wx[i] * wy[j] * cell.g;
        }
    }
    int first = classes[4];
    int second = -1;
    float most = 0.0;
    float next = 0.0;
    for (int a = 0; a < 9; a++) {
        float sum = 0.0;
        bool seen = false;
        for (int b = 0; b < 9; b++) {
            if (classes[b] == classes[a]) {
                sum += votes[b];
                seen = seen || b < a;
            }
        }
        if (seen) {
            continue;
        }
        if (sum > most) {
            next = most;
            second = first;
            most = sum;
            first = classes[a];
        } else if (sum > next) {
            next = sum;
            second = classes[a];
        }
    }
    vec3 color = texelFetch(colors, ivec2(first, 0), 0).rgb;
    color = mix(canvas, color, 0.14 + 0.3 * sure);
    if (next > 0.0) {
        float gap = most - next;
        float pixels = gap / max(fwidth(gap), 1e-4);
        color = mix(edgeColor, color, clamp(0.45 + 0.55 * pixels, 0.0, 1.0));
    }
    result = vec4(color, 1.0);
}
