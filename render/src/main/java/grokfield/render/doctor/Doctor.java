package grokfield.render.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at everything that the program uses on this machine. */
public final class Doctor {
    private Doctor() {}

    /**
     * Everything, in the order of a list for people. Main thread only, since it opens windows.
     *
     * @param environment as in {@link System#getenv()}
     */
    public static List<Finding> examine(Map<String, String> environment) {
        List<Finding> findings = new ArrayList<>(MachineFindings.all());
        findings.addAll(GraphicsFindings.all(environment));
        findings.addAll(EngineFindings.all());
        findings.addAll(VideoFindings.all());
        return findings;
    }
}
