/** The two views: cameras, layers, labels, picking. Nothing here computes physics; it draws what it is handed. */
@NullMarked
package grokfield.render.view;

import org.jspecify.annotations.NullMarked;
