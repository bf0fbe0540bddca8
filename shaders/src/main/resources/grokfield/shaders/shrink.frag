#version 330 core
// A picture made so many times smaller: each pixel is the mean of a square of them.

uniform sampler2D picture;
uniform int factor;

out vec4 color;

void main() {
    ivec2 corner = factor * ivec2(gl_FragCoord.xy);
    vec3 sum = vec3(0.0);
    for (int y = 0; y < factor; y++) {
        for (int x = 0; x < factor; x++) {
            sum += texelFetch(picture, corner + ivec2(x, y), 0).rgb;
        }
    }
    color = vec4(sum / float(factor * factor), 1.0);
}
