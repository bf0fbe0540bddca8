/**
 * Networks that learn a task, their optimiser, and training as a run that can be stepped, changed, saved and restored
 * ({@code docs/networks.md}). Every run belongs to one thread and shares nothing with other runs.
 */
@NullMarked
package grokfield.trainer;

import org.jspecify.annotations.NullMarked;
