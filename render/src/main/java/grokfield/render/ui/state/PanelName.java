package grokfield.render.ui.state;

/** The panels and views that the user can show, hide and dock. */
public enum PanelName {
    NETWORK("Network"),
    PARTICLES("Particles"),
    ENSEMBLE("Ensemble"),
    LEARNING("Loss and accuracy"),
    STRUCTURE("Structure"),
    ATTRIBUTION("Attribution"),
    TIME_MAP("Time map"),
    MOMENTS("Then and now"),
    WEIGHTS("Weights"),
    SCENE("Scene"),
    TRAINING("Training"),
    FORCES("Forces"),
    COMPARE("Compare"),
    RECORD("Record"),
    FIT("Fit");

    private final String title;

    PanelName(String title) {
        this.title = title;
    }

    /** What its tab says. */
    public String title() {
        return title;
    }

    /** What Dear ImGui and the remembered layout call it: the title, and an id that outlives a change of title. */
    public String window() {
        return title + "###" + name();
    }
}
