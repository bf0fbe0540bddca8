#version 330 core
// A triangle that covers the whole picture.

layout(location = 0) in vec2 corner; // clip space

void main() {
    gl_Position = vec4(corner, 0.0, 1.0);
}
