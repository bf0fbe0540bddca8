#version 330 core

in vec2 across;
in vec4 tint;

out vec4 result;

void main() {
    float cover = clamp(across.y + 0.5 - abs(across.x), 0.0, 1.0);
    // A line thinner than a pixel is a fainter line of one pixel.
    result = vec4(tint.rgb, tint.a * cover * min(1.0, 2.0 * across.y));
}
