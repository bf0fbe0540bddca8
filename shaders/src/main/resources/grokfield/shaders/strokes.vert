#version 330 core
// Lines and arrow heads as bands of triangles. Positions come in pixels of the view, x from the left, y from the top.

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 band; // signed distance from the middle line; half the line's width there; pixels
layout(location = 2) in vec4 color;

uniform vec2 viewSize; // pixels

out vec2 across;
out vec4 tint;

void main() {
    across = band;
    tint = color;
    gl_Position = vec4(2.0 * position.x / viewSize.x - 1.0, 1.0 - 2.0 * position.y / viewSize.y, 0.0, 1.0);
}
