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
        .layer("chat")
        .definedBy(ROOT + ".chat")
        .layer("embeddings")
        .definedBy(ROOT + ".embeddings")
        .layer("completions")
        .definedBy(ROOT + ".completions")
        .layer("messages")
        .definedBy(ROOT + ".messages")
        .layer("gemini clients")
        .definedBy(ROOT + ".gemini.client..")
        .layer("gemini")
        .definedBy(ROOT + ".gemini")
        .whereLayer("messages")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("completions")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("gemini")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("gemini clients")
        .mayOnlyBeAccessedByLayers("gemini")
        .whereLayer("embeddings")
        .mayOnlyBeAccessedByLayers("gemini")
        .whereLayer("chat")
        .mayOnlyBeAccessedByLayers(
            "embeddings", "completions", "messages", "gemini clients", "gemini")
        .whereLayer("shared")
        .mayOnlyBeAccessedByLayers(
            "chat", "embeddings", "completions", "messages", "gemini clients", "gemini")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }
}
