package grokfield.render.ui.clip;

import grokfield.render.ui.state.Stage;

/**
 * One scene in a clip.
 *
 * @param label a line over its views; empty for none
 */
public record ClipTile(Stage stage, String label) {}
