package grokfield.render;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import grokfield.sim.ForceEngine;
import grokfield.sim.WorkerPool;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the one direction of imports: sim, trainer, scenes, render, each only of those before it. */
class ArchitectureTest {
    private static final String[] DRAWING = {"org.lwjgl..", "imgui..", "java.awt.."};
    private static final String[] COMMAND_LINE = {"picocli..", "me.tongfei.."};

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("grokfield");
    }

    /** A rule over no classes holds, so this looks that there are some. */
    @ParameterizedTest
    @ValueSource(strings = {"grokfield.sim", "grokfield.trainer", "grokfield.scenes", "grokfield.render"})
    void everyModuleIsLookedAt(String module) {
        assertTrue(classes.stream()
                .anyMatch(type -> type.getPackageName().startsWith(module)
                        && !type.getSimpleName().equals("package-info")));
    }

    @Test
    void simImportsNoOtherModule() {
        nothingIn("grokfield.sim..", "grokfield.trainer..", "grokfield.scenes..", "grokfield.render..");
    }

    @Test
    void trainerImportsOnlySim() {
        nothingIn("grokfield.trainer..", "grokfield.scenes..", "grokfield.render..");
    }

    @Test
    void scenesImportsOnlyTrainerAndSim() {
        nothingIn("grokfield.scenes..", "grokfield.render..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grokfield.sim..", "grokfield.trainer..", "grokfield.scenes.."})
    void onlyRenderDrawsAndReadsTheCommandLine(String module) {
        nothingIn(module, DRAWING);
        nothingIn(module, COMMAND_LINE);
    }

    @Test
    void simTouchesNoFiles() {
        nothingIn("grokfield.sim..", "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..");
    }

    /** An engine is handed the workers that it may use; the pool itself is the one class that knows threads. */
    @Test
    void simStartsNoThreadsButInThePoolThatItIsHanded() {
        DescribedPredicate<JavaClass> threads = assignableTo(Thread.class)
                .or(assignableTo(Executor.class))
                .or(assignableTo(Executors.class))
                .or(equivalentTo(WorkerPool.class))
                .as("threads");
        noClasses()
                .that()
                .resideInAPackage("grokfield.sim..")
                .and()
                .doNotBelongToAnyOf(WorkerPool.class)
                .should()
                .dependOnClassesThat(threads)
                .check(classes);
    }

    /** An encoder knows pictures, not where they come from; and FFmpeg is known in that one place. */
    @Test
    void recordingKnowsNoWindowAndNobodyElseKnowsFfmpeg() {
        nothingIn(
                "grokfield.render.record..",
                "org.lwjgl..",
                "imgui..",
                "grokfield.render.ui..",
                "grokfield.render.view..");
        noClasses()
                .that()
                .resideOutsideOfPackage("grokfield.render.record..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(classes);
    }

    @Test
    void chartsKnowNoWindow() {
        nothingIn(
                "grokfield.render.chart..",
                "org.lwjgl..",
                "imgui..",
                "grokfield.render.ui..",
                "grokfield.render.window..");
    }

    /** Steps are made by worlds: drawing reads what they publish and never calls an engine. */
    @Test
    void panelsAndViewsDoNoPhysics() {
        noClasses()
                .that()
                .resideInAPackage("grokfield.render..")
                .and()
                .resideOutsideOfPackage("grokfield.render.bench..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ForceEngine.class)
                .check(classes);
    }

    private static void nothingIn(String module, String... forbidden) {
        Stream.of(forbidden)
                .forEach(target -> noClasses()
                        .that()
                        .resideInAPackage(module)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(target)
                        .check(classes));
    }
}
