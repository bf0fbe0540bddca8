/** The application: the main loop, and what it is told to do. */
@NullMarked
package grokfield.render.ui;

import org.jspecify.annotations.NullMarked;
