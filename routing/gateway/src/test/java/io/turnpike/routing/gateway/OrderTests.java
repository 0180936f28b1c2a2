package io.turnpike.routing.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request goes down this list and nothing on it knows what stands above. */
class OrderTests {

  private static final String GATEWAY = "io.turnpike.routing.gateway.";

  /** Those of one line do not know each other either. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("edge", "breakers", "trial"),
          List.of("pipeline"),
          List.of("authentication", "admission", "preference", "plan", "guard", "cache"),
          List.of("attempt"),
          List.of("call", "stored"),
          List.of("usage"));

  private static final List<List<String>> ATTEMPT =
      List.of(
          List.of("attempt.answer"),
          List.of("attempt.hedge"),
          List.of("attempt.permit", "attempt.token"),
          List.of("attempt.health", "attempt.wire"));

  private static final List<List<String>> PLAN =
      List.of(List.of("plan.order"), List.of("plan.eligibility", "plan.query"));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.turnpike.routing.gateway");

  static List<List<List<String>>> houses() {
    return List.of(ORDER, ATTEMPT, PLAN);
  }

  @ParameterizedTest
  @MethodSource("houses")
  void noArrowRunsBackUp(List<List<String>> order) {
    for (int line = 1; line < order.size(); line++) {
      for (List<String> above : order.subList(0, line)) {
        for (String lower : order.get(line)) {
          above.forEach(upper -> noneKnows(lower, upper));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("houses")
  void neighboursDoNotKnowEachOther(List<List<String>> order) {
    for (List<String> line : order) {
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
            type ->
                assertThat(placed)
                    .contains(type.getPackageName().substring(GATEWAY.length()).split("\\.")[0]));
  }

  private static void noneKnows(String lower, String upper) {
    noClasses()
        .that()
        .resideInAPackage(GATEWAY + lower + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(GATEWAY + upper + "..")
        .check(PRODUCT);
  }
}
