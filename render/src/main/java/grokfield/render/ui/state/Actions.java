package grokfield.render.ui.state;

import grokfield.render.ui.state.UiState.Dialog;
import grokfield.render.ui.state.UiState.Wish;
import grokfield.scenes.Command;
import grokfield.scenes.Scene;
import grokfield.scenes.Side;
import grokfield.scenes.Start;
import grokfield.scenes.StepControl;
import grokfield.scenes.TimelinePlayer;
import grokfield.sim.Settling;
import grokfield.trainer.NetworkSettings;
import imgui.ImGui;
import java.util.Optional;

/** What the user can do: the verbs behind keys, menus and buttons. Used by the window's thread; nothing here waits. */
public final class Actions {
    private final Workspace workspace;

    public Actions(Workspace workspace) {
        this.workspace = workspace;
    }

    private Stage stage() {
        return workspace.stage();
    }

    private UiState state() {
        return workspace.state();
    }

    // The clock.

    /** Plays, or pauses; an exact recording waits. */
    public void togglePlaying() {
        if (workspace.recording().holdsWorlds()) {
            workspace.recording().toggleHeld();
            return;
        }
        TimelinePlayer player = stage().player();
        if (player.isJumping()) {
            player.setPlaysAfterwards(!player.playsAfterwards());
            return;
        }
        StepControl control = stage().session().control();
        control.setPlaying(!control.isPlaying());
    }

    /** Pauses, and advances each world by one step. */
    public void singleStep() {
        if (workspace.recording().holdsWorlds()) {
            return;
        }
        stage().player().cancelJump();
        stage().session().control().singleStep();
    }

    /** Takes the particles on until nothing moves them any more, or a long time has passed. */
    public void settle() {
        stage().session()
                .particles()
                .ifPresent(world ->
                        world.post(new Command.Settle(Settling.BOUND.defaultValue(), Settling.TIME.defaultValue())));
    }

    /** Ends settling where it is. */
    public void stopSettling() {
        stage().session().particles().ifPresent(world -> world.post(new Command.StopSettling()));
    }

    /** Starts both sides again from the same seeds. */
    public void reset() {
        stage().player().begin();
    }

    /** Starts one side again from its seed. */
    public void reset(Side side) {
        stage().session().world(side).ifPresent(world -> world.post(new Command.Reset()));
    }

    /** Starts both sides again from the next seed. */
    public void newSeed() {
        long next = 1
                + Math.max(
                        stage().seed(Side.PARTICLES).orElse(-1L),
                        stage().seed(Side.NETWORK).orElse(-1L));
        setSeed(next);
    }

    /** Starts both sides again from a seed. */
    public void setSeed(long seed) {
        if (stage().startsAtNetwork()) {
            workspace.reopen(stage().original().withSeed(seed));
            return;
        }
        stage().player().beginBy(() -> {
            for (Side side : Side.values()) {
                stage().reseed(side, seed);
            }
        });
    }

    /** Why the particles cannot begin at the network's embeddings, one sentence; empty if they can. */
    public Optional<String> whyNoSameStart() {
        Scene scene = stage().session().scene();
        Optional<Scene.Particles> particles = scene.particles();
        Optional<Scene.Network> network = scene.network();
        if (particles.isEmpty() || network.isEmpty()) {
            return Optional.of("This scene has one side only.");
        }
        int one = particles.get().dimensions();
        int other = network.get().settings().dimensions();
        return one == other
                ? Optional.empty()
                : Optional.of("The particles have " + one + " dimensions, the embeddings " + other
                        + ": they cannot begin at the same places.");
    }

    /** Opens the scene again with the particles at the network's initial embeddings, or drawn from their own seed; tuned parameters stay. */
    public void setSameStart(boolean wanted) {
        Scene scene = stage().original();
        if (whyNoSameStart().isEmpty()) {
            Start start = wanted ? new Start.AtNetwork() : new Start.Normal();
            scene.particles().ifPresent(particles -> workspace.reopen(scene.withParticles(particles.withStart(start))));
        }
    }

    /** Opens the scene again with other settings of the network; tuned parameters stay. */
    public void apply(NetworkSettings settings) {
        Scene scene = stage().original();
        scene.network().ifPresent(network -> workspace.reopen(scene.withNetwork(network.withSettings(settings))));
    }

    // Parameters.

    public void undo() {
        stage().tuning().undo();
    }

    public void redo() {
        stage().tuning().redo();
    }

    /** Puts every parameter back to the scene's value. */
    public void restoreSceneValues() {
        stage().tuning().restoreScene();
    }

    // Files.

    /** Opens the shipped scene at an index, if there is one. */
    public void openShipped(int index) {
        if (index < workspace.shelf().size()) {
            workspace.openShipped(workspace.shelf().get(index));
        }
    }

    public void askToOpen() {
        state().setDialog(Dialog.OPEN);
    }

    /** Saves the scene to its file; asks for one if it has none. */
    public void saveScene() {
        Origin origin = stage().origin();
        if (origin.isSceneFile()) {
            workspace.saveScene(origin.file().orElseThrow());
        } else {
            askToSaveScene();
        }
    }

    public void askToSaveScene() {
        state().setDialog(Dialog.SAVE_SCENE);
    }

    public void askToSaveSession() {
        state().setDialog(Dialog.SAVE_SESSION);
    }

    /** Puts the command line that reproduces the present scene on the clipboard. */
    public void copyCommand() {
        ImGui.setClipboardText(workspace.command());
        state().toast("The command is on the clipboard.");
    }

    public void takeScreenshot() {
        state().wish(Wish.SCREENSHOT);
    }

    /** Begins to record a clip, or stops. */
    public void record() {
        workspace.recording().toggle();
    }

    public void quit() {
        state().wish(Wish.QUIT);
    }

    // The window.

    /** Lets both cameras follow their points again. */
    public void fit() {
        state().wish(Wish.FIT_NETWORK);
        state().wish(Wish.FIT_PARTICLES);
    }

    public void resetLayout() {
        workspace.preferences().showAll();
        state().wish(Wish.RESET_LAYOUT);
    }

    /** Shows the help overlay, or hides it. */
    public void toggleHelp() {
        state().setDialog(state().dialog() == Dialog.HELP ? Dialog.NONE : Dialog.HELP);
    }

    public void showAbout() {
        state().setDialog(Dialog.ABOUT);
    }
}
