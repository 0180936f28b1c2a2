package io.turnpike.routing.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A folder knows the seam, those that all share, and the canonical forms; within a vendor's dialect
 * each folder may know the ones around it. No vendor's dialect knows another's, but for those that
 * carry it.
 */
class LayersTests {

  private static final String ROOT = "io.turnpike.routing.dialects";

  /** Each knows those before it. */
  private static final List<String> COMMON =
      List.of(
          "",
          "json",
          "sse",
          "eventstream",
          "usage",
          "settings",
          "models",
          "chat",
          "canonical",
          "unstreamed",
          "embeddings",
          "rerank");

  /** Bedrock's own calls bring answers in the words of whichever vendor, and are passed on. */
  private static final Map<String, Set<String>> CARRIED =
      Map.of("invoke", Set.of("messages", "converse"), "passthrough", Set.of("invoke"));

  @Test
  void noFolderKnowsTheOnesThatBuildOnIt() {
    Set<String> wrong =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT)
                .stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(LayersTests::isWithinDialects)
                .filter(it -> !mayKnow(folder(it.getOriginClass()), folder(it.getTargetClass())))
                .map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(wrong).isEmpty();
  }

  private static boolean isWithinDialects(Dependency dependency) {
    return dependency.getTargetClass().getPackageName().startsWith(ROOT);
  }

  private static boolean mayKnow(String folder, String other) {
    int common = COMMON.indexOf(other);
    int own = COMMON.indexOf(folder);
    return common >= 0
        ? own < 0 || common <= own
        : vendor(folder).equals(vendor(other))
            || CARRIED.getOrDefault(folder, Set.of()).contains(other);
  }

  private static String vendor(String folder) {
    int dot = folder.indexOf('.');
    return dot < 0 ? folder : folder.substring(0, dot);
  }

  private static String folder(com.tngtech.archunit.core.domain.JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }
}
