package io.turnpike.routing.dialects.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.turnpike.routing.dialects.json.TreeReads;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A request whose provider speaks as its client does is never read into a tree. */
class SameDialectTests {

  private static final String SIGNED = "signed reasoning";

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("requests")
  void buildsNoTree(MatrixProvider provider, String feature) {
    assertThat(trees(provider.alike, provider, feature)).isZero();
  }

  /** So the count counts. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("requests")
  void buildsTreesOfWhatIsTranslated(MatrixProvider provider, String feature) {
    MatrixProvider other =
        provider == MatrixProvider.ANTHROPIC ? MatrixProvider.OPENAI : MatrixProvider.ANTHROPIC;
    if (ImpossibleCells.find(provider.alike, other, feature) == null) {
      assertThat(trees(provider.alike, other, feature)).isPositive();
    }
  }

  @Test
  void whoeverBuildsATreeIsCounted() {
    assertThat(callers("readTree")).isNotEmpty().isSubsetOf(callers("add"));
  }

  private static long trees(MatrixClient client, MatrixProvider provider, String feature) {
    JsonNode request = MatrixFixture.of(client).path("requests").path(feature);
    byte[] body = MatrixFixture.JSON.writeValueAsBytes(request);
    long before = TreeReads.count();
    Exchange.of(client, provider, body, feature.equals("stream"));
    return TreeReads.count() - before;
  }

  private static Set<String> callers(String method) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.turnpike.routing.dialects")
            .stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> isOf(call, method))
            .map(call -> call.getOriginOwner().getName())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOf(JavaMethodCall call, String method) {
    JavaClass owner = call.getTargetOwner();
    return call.getName().equals(method)
        && (owner.getName().startsWith("tools.jackson") || owner.isEquivalentTo(TreeReads.class));
  }

  static Stream<Arguments> requests() {
    return Arrays.stream(MatrixProvider.values())
        .filter(provider -> provider.alike != null)
        .flatMap(
            provider ->
                MatrixFixture.features(MatrixFixture.of(provider.alike), "requests").stream()
                    .filter(feature -> !feature.equals(SIGNED))
                    .map(feature -> Arguments.of(provider, feature)));
  }
}
