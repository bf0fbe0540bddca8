/** The command line: its commands, their messages and their exit statuses. */
@NullMarked
package grokfield.render.cli;

import org.jspecify.annotations.NullMarked;
