package io.turnpike.routing.dialects;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The seam knows nobody; what all dialects share knows none of them. */
class LayersTests {

  private static final String ROOT = "io.turnpike.routing.dialects";

  private static final String[] MESSAGES = {
    "messages.provider", "messages.client.answer", "messages.client.request", "messages.client"
  };

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
        .layer("messages")
        .definedBy(ROOT + ".messages")
        .layer("messages.provider")
        .definedBy(ROOT + ".messages.provider")
        .layer("messages.client.answer")
        .definedBy(ROOT + ".messages.client.answer")
        .layer("messages.client.request")
        .definedBy(ROOT + ".messages.client.request")
        .layer("messages.client")
        .definedBy(ROOT + ".messages.client")
        .whereLayer("messages.client")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("messages.client.request")
        .mayOnlyBeAccessedByLayers("messages.client")
        .whereLayer("messages.client.answer")
        .mayOnlyBeAccessedByLayers("messages.client.request")
        .whereLayer("messages.provider")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("messages")
        .mayOnlyBeAccessedByLayers(MESSAGES)
        .whereLayer("chat")
        .mayOnlyBeAccessedByLayers(MESSAGES)
        .whereLayer("shared")
        .mayOnlyBeAccessedByLayers(
            Stream.concat(Stream.of("chat", "messages"), Stream.of(MESSAGES))
                .toArray(String[]::new))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }
}
