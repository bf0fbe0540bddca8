/** What the window knows and does, without drawing: the scene on show, its history, preferences, keys and actions. */
@NullMarked
package grokfield.render.ui.state;

import org.jspecify.annotations.NullMarked;
