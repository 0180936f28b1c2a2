package io.turnpike.routing.dialects;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The seam knows nobody; what all dialects share knows none of them. */
class LayersTests {

  private static final String ROOT = "io.turnpike.routing.dialects";

  @Test
  void noFolderKnowsTheOnesThatBuildOnIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("seam")
        .definedBy(ROOT)
        .layer("shared")
        .definedBy(ROOT + ".json", ROOT + ".sse")
        .layer("passthrough")
        .definedBy(ROOT + ".passthrough")
        .layer("chat")
        .definedBy(ROOT + ".chat")
        .layer("messages")
        .definedBy(ROOT + ".messages")
        .whereLayer("passthrough")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("messages")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("chat")
        .mayOnlyBeAccessedByLayers("messages")
        .whereLayer("shared")
        .mayOnlyBeAccessedByLayers("passthrough", "chat", "messages")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }
}
