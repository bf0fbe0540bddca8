/** What plots and tables show, as figures that can be taken elsewhere: CSV and SVG. Knows no window and no OpenGL. */
@NullMarked
package grokfield.render.chart;

import org.jspecify.annotations.NullMarked;
