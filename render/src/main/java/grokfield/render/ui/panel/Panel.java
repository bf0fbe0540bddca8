package grokfield.render.ui.panel;

import grokfield.render.ui.state.PanelName;

/** One dockable panel: draws itself from the context, and keeps no application state. */
public interface Panel {
    PanelName name();

    /** Draws the contents into the current window. */
    void draw(UiContext ui);
}
