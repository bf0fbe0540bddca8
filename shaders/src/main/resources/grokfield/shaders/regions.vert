#version 330 core
// The rectangle of the decision regions.

layout(location = 0) in vec2 position; // pixels of the view, x from the left, y from the top
layout(location = 1) in vec2 cell; // in cells of the grid; the middle of the first cell is (0.5, 0.5)

uniform vec2 viewSize; // pixels

out vec2 place;

void main() {
    place = cell;
    gl_Position = vec4(2.0 * position.x / viewSize.x - 1.0, 1.0 - 2.0 * position.y / viewSize.y, 0.0, 1.0);
}
