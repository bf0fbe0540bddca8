/** A thin layer over OpenGL 3.3 core: programs, streams of vertices, textures, framebuffers. Every object is closed by its owner, on the thread of its context. */
@NullMarked
package grokfield.render.gl;

import org.jspecify.annotations.NullMarked;
