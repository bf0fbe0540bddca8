#version 330 core
// Round marks of a few pixels. Positions come in pixels of the view, x from the left, y from the top.

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 shape; // radius in pixels; style bits: 1 hollow, 2 crossed out, 4 pinned, 8 emphasised, 16 outlined, 32 open
layout(location = 2) in vec4 color;

uniform vec2 viewSize; // pixels
uniform float unit; // pixels per design unit

flat out float radius;
flat out int style;
flat out vec4 fill;
out float side; // pixels of the square that is drawn

void main() {
    radius = shape.x;
    style = int(shape.y);
    fill = color;
    // Room for the halo, and for the rings around pinned and emphasised marks.
    side = 2.0 * (radius + unit * ((style & 12) != 0 ? 4.5 : (style & 32) != 0 ? 2.0 : 1.0) + 0.5);
    gl_PointSize = side;
    gl_Position = vec4(2.0 * position.x / viewSize.x - 1.0, 1.0 - 2.0 * position.y / viewSize.y, 0.0, 1.0);
}
