package io.turnpike.routing.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each room knows those below it and nothing above. */
class OrderTests {

  private static final String ROUTING = "io.turnpike.routing.";

  /** Those of one line do not know each other either. {@code config} is its own package alone. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("config.store", "config.sets", "config.aliases", "conversion"),
          List.of("config"),
          List.of("config.lint"),
          List.of("config.document"),
          List.of("config.query"),
          List.of("config.keys"),
          List.of("config.language"));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.turnpike.routing.config", "io.turnpike.routing.conversion");

  @Test
  void noArrowRunsBackUp() {
    for (int line = 1; line < ORDER.size(); line++) {
      for (List<String> above : ORDER.subList(0, line)) {
        for (String lower : ORDER.get(line)) {
          above.forEach(upper -> noneKnows(lower, upper));
        }
      }
    }
  }

  @Test
  void neighboursDoNotKnowEachOther() {
    for (List<String> line : ORDER) {
      for (String one : line) {
        line.stream().filter(other -> !other.equals(one)).forEach(other -> noneKnows(one, other));
      }
    }
  }

  @Test
  void everyRoomHasItsPlace() {
    List<String> placed = ORDER.stream().flatMap(List::stream).toList();
    assertThat(PRODUCT)
        .allSatisfy(
            type -> assertThat(placed).anyMatch(room -> of(room).matches(type.getPackageName())));
  }

  private static PackageMatcher of(String room) {
    return PackageMatcher.of(pattern(room));
  }

  private static String pattern(String room) {
    return ROUTING + room + (room.equals("config") ? "" : "..");
  }

  private static void noneKnows(String lower, String upper) {
    noClasses()
        .that()
        .resideInAPackage(pattern(lower))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(pattern(upper))
        .check(PRODUCT);
  }
}
