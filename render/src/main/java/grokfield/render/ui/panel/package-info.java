/** Panels, plots, menus and dialogs: functions over a context that keep no application state. */
@NullMarked
package grokfield.render.ui.panel;

import org.jspecify.annotations.NullMarked;
