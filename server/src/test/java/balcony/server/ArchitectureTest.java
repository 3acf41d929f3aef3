package balcony.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of ARCHITECTURE.md. What is not named here is forbidden. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("balcony");

    private static final String JDK = "java..";
    private static final String[] SHARED = {"balcony.model..", "balcony.history..", "balcony.exchange.."};

    /** Each package of the server, and the packages of ours that it may use. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("crdt", List.of()),
            Map.entry("limits", List.of()),
            Map.entry("sync", List.of("crdt")),
            Map.entry("journal", List.of("crdt")),
            Map.entry("access", List.of("crdt", "journal")),
            Map.entry("course", List.of("journal", "access")),
            Map.entry("room", List.of("crdt", "limits", "sync", "journal", "access", "course")),
            Map.entry("metrics", List.of("room", "journal")),
            Map.entry("operator", List.of("crdt", "sync", "journal", "access")),
            Map.entry("reader", List.of("crdt", "SHARED")),
            Map.entry("history", List.of("crdt", "reader", "journal", "SHARED")),
            Map.entry("asks", List.of("crdt", "room", "journal", "access", "maps", "SHARED")),
            Map.entry("maps", List.of("crdt", "room", "history", "reader", "journal", "access", "SHARED")),
            Map.entry(
                    "web",
                    List.of(
                            "crdt", "limits", "metrics", "sync", "journal", "access", "room", "reader", "history",
                            "maps", "asks", "course", "SHARED")));

    @TestFactory
    List<DynamicTest> each_package_uses_only_what_its_arrows_allow() {
        List<DynamicTest> tests = new ArrayList<>();
        ARROWS.forEach((name, allowed) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            List<String> forbidden = new ArrayList<>(List.of("balcony.server"));
            for (String other : ARROWS.keySet()) {
                if (!other.equals(name) && !allowed.contains(other)) {
                    forbidden.add("balcony.server." + other + "..");
                }
            }
            if (!allowed.contains("SHARED")) {
                forbidden.addAll(List.of(SHARED));
            }
            noClasses()
                    .that()
                    .resideInAPackage("balcony.server." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        })));
        return tests;
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("balcony.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_codec_and_the_sync_engine_stand_on_the_jdk_alone() {
        classes()
                .that()
                .resideInAnyPackage("balcony.server.crdt..", "balcony.server.sync..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(JDK, "org.jspecify..", "balcony.server.crdt..", "balcony.server.sync..")
                .check(CLASSES);
    }

    @Test
    void the_model_and_history_stand_on_the_jdk_alone() {
        classes()
                .that()
                .resideInAnyPackage("balcony.model..", "balcony.history..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(JDK, "org.jspecify..", "balcony.model..", "balcony.history..")
                .check(CLASSES);
    }

    @Test
    void a_room_knows_no_vertx() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "balcony.server.room..",
                        "balcony.server.journal..",
                        "balcony.server.history..",
                        "balcony.server.maps..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("RD3: only the reader imports automerge-java, whose native code others' bytes must not reach here")
    void only_the_reader_imports_automerge_java() {
        noClasses()
                .that()
                .resideOutsideOfPackage("balcony.server.reader..")
                .and()
                .resideInAPackage("balcony..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.automerge..")
                .check(CLASSES);
    }

    @Test
    void only_web_imports_vertx_web() {
        noClasses()
                .that()
                .resideOutsideOfPackages("balcony.server.web..", "balcony.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.ext.web..")
                .check(CLASSES);
    }
}
