package io.turnpike;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.Lifecycle;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: who may know whom, and what may not be written anywhere. */
class ModulesTests {

  /** Left may be used by right, never the other way. */
  private static final List<String> ORDER =
      List.of("infra", "tenants", "routing", "billing", "webui", "app");

  private static final int MOST_TYPES = 25;

  /**
   * Fixtures reach other modules' tests in jars of their own, which are not the product. Nor is
   * what packaging makes of the beans of all modules, which may lie there from an earlier build.
   */
  private static final ImportOption NO_TESTS =
      location ->
          ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location)
              && !location.contains("-tests.jar")
              && !location.contains("__");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(NO_TESTS).importPackages("io.turnpike");

  @Test
  void modulesUseOnlyWhatOthersOffer() {
    ApplicationModules.of(TurnpikeApplication.class, NO_TESTS).verify();
  }

  @Test
  void noArrowPointsBack() {
    for (int left = 0; left < ORDER.size(); left++) {
      for (String right : ORDER.subList(left + 1, ORDER.size())) {
        check(
            noClasses()
                .that()
                .resideInAPackage("io.turnpike." + ORDER.get(left) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.turnpike." + right + ".."));
      }
    }
  }

  /** The build keeps these, too, as long as nobody gives a module another dependency. */
  @Test
  void roomsOfRoutingKnowOnlyThoseBeforeThem() {
    noneKnows("io.turnpike.routing", "config", "conversion", "dialects", "providers", "gateway");
    noneKnows("io.turnpike.routing.plan..", "config", "dialects", "providers", "gateway");
    noneKnows("io.turnpike.routing.usage..", "config", "dialects", "providers", "gateway");
    noneKnows("io.turnpike.routing.config..", "dialects", "providers", "gateway");
    noneKnows("io.turnpike.routing.conversion..", "dialects", "providers", "gateway");
    noneKnows("io.turnpike.routing.dialects..", "config", "conversion", "providers", "gateway");
    noneKnows("io.turnpike.routing.providers..", "config", "conversion", "cache", "gateway");
    noneKnows(
        "io.turnpike.routing.cache..", "config", "conversion", "dialects", "providers", "gateway");
    noneKnows("io.turnpike.routing.gateway..", "config", "conversion");
    noneKnows("io.turnpike.routing.embeddings..", "config", "conversion", "dialects", "gateway");
  }

  /** What it needs is large, and nothing of it is to be loaded where no config asks for it. */
  @Test
  void onlyItsOwnRoomKnowsTheModelInProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.turnpike.routing.embeddings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.turnpike.routing.embeddings..", "ai.onnxruntime.."));
  }

  @Test
  void nothingBlocksOrSubscribesOutsideLifecycle() {
    check(noClasses().should().callMethodWhere(waitsOrSubscribes()));
  }

  @Test
  void dependenciesComeThroughConstructors() {
    check(noFields().should().beAnnotatedWith(Autowired.class));
  }

  @Test
  void noRoomIsTooFullToOverlook() {
    Map<String, Long> types =
        PRODUCT.stream()
            .filter(type -> type.isTopLevelClass() && !type.getName().endsWith(".package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));
    types.values().removeIf(count -> count <= MOST_TYPES);
    assertThat(types).isEmpty();
  }

  private static DescribedPredicate<JavaMethodCall> waitsOrSubscribes() {
    return DescribedPredicate.describe(
        "wait for or subscribe to a publisher outside start, stop and close",
        call ->
            !startsOrStops(call)
                && call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher")
                && (call.getName().startsWith("block")
                    || call.getName().equals("subscribe")
                        && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.getName().endsWith("Subscriber"))));
  }

  /**
   * Lifecycle components, what opens the database before anything is served, and the closing of
   * what a test or the context opened.
   */
  private static boolean startsOrStops(JavaMethodCall call) {
    JavaClass owner = outermost(call.getOriginOwner());
    return owner.isAssignableTo(Lifecycle.class)
        || owner.getName().equals("io.turnpike.infra.postgres.DatabaseOpening")
        || call.getOrigin().getName().equals("close");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ModulesTests::outermost).orElse(type);
  }

  private static void noneKnows(String room, String... others) {
    for (String other : others) {
      check(
          noClasses()
              .that()
              .resideInAPackage(room)
              .should()
              .dependOnClassesThat()
              .resideInAPackage("io.turnpike.routing." + other + ".."));
    }
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }
}
