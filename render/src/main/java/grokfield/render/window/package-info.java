/** The window, its OpenGL context, and Dear ImGui in it: fonts, themes, screenshots. */
@NullMarked
package grokfield.render.window;

import org.jspecify.annotations.NullMarked;
