#version 330 core
// Each of the nearest 3 × 3 cells votes for its class: by nearness (a quadratic B-spline, so that votes have a continuous slope) and
// by how far its class is ahead of the next there. Where the two strongest classes have equal votes runs the edge; votes and their
// slope say how many pixels away it is.

in vec2 place;

uniform sampler2D samples; // r: class, g: confidence, b: lead over the next class
uniform sampler2D colors; // one texel a class
uniform vec3 canvas; // behind the regions
uniform vec3 edgeColor;
uniform vec2 cellsPerPixel;

out vec4 result;

vec3 muted(int kind, float sure) {
    return mix(canvas, texelFetch(colors, ivec2(kind, 0), 0).rgb, 0.12 + 0.26 * sure);
}

void main() {
    ivec2 last = textureSize(samples, 0) - 1;
    vec2 base = floor(place);
    vec2 t = place - base; // 0 … 1 across the middle cell
    vec2 before = 0.5 * (1.0 - t) * (1.0 - t);
    vec2 after = 0.5 * t * t;
    vec2 weights[3] = vec2[3](before, 1.0 - before - after, after);
    vec2 slopes[3] = vec2[3](t - 1.0, 1.0 - 2.0 * t, t);

    int kinds[9];
    vec3 votes[9]; // value, slope along x, slope along y
    float sure = 0.0;
    for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 3; i++) {
            vec3 cell = texelFetch(samples, clamp(ivec2(base) + ivec2(i - 1, j - 1), ivec2(0), last), 0).rgb;
            float near = weights[i].x * weights[j].y;
            int k = 3 * j + i;
            kinds[k] = int(cell.r);
            votes[k] = cell.b * vec3(near, slopes[i].x * weights[j].y, weights[i].x * slopes[j].y);
            sure += near * cell.g;
        }
    }

    int first = kinds[4];
    bool uniformKind = true;
    for (int k = 0; k < 9; k++) {
        uniformKind = uniformKind && kinds[k] == first;
    }
    if (uniformKind) {
        result = vec4(muted(first, sure), 1.0);
        return;
    }

    int second = first;
    vec3 most = vec3(-1.0, 0.0, 0.0);
    vec3 next = vec3(-1.0, 0.0, 0.0);
    for (int a = 0; a < 9; a++) {
        vec3 sum = vec3(0.0);
        bool seen = false;
        for (int b = 0; b < 9; b++) {
            if (kinds[b] == kinds[a]) {
                sum += votes[b];
                seen = seen || b < a;
            }
        }
        if (seen) {
            continue;
        }
        if (sum.x > most.x) {
            next = most;
            second = first;
            most = sum;
            first = kinds[a];
        } else if (sum.x > next.x) {
            next = sum;
            second = kinds[a];
        }
    }
    vec3 gap = most - next;
    float pixels = gap.x / max(length(gap.yz * cellsPerPixel), 1e-6); // to the edge
    vec3 color = mix(muted(second, sure), muted(first, sure), clamp(0.5 + pixels, 0.0, 1.0));
    result = vec4(mix(edgeColor, color, clamp(0.62 + 0.38 * (pixels - 0.4), 0.62, 1.0)), 1.0);
}
