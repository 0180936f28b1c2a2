package io.turnpike.routing.config.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Saved;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RouteConfigsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TO_A = "{\"provider\": \"@a\"}";
  private static final String TO_B = "{ \"provider\":\"@b\" }";

  @AutoClose
  private final ConfigNode node =
      ConfigNode.start(stores, stores.database(), stores.announcements());

  private final RouteConfigs configs = node.configs();
  private Actor actor = Editors.someone(stores);

  @BeforeEach
  void newOrganization() {
    actor = Editors.someone(stores);
  }

  @Test
  void keepsEveryVersionAsItWasSaved() {
    Version first = save("main", TO_A, 0);
    Version second = save("main", TO_B, 1);

    assertThat(first.version()).isEqualTo(1);
    assertThat(second.document()).isEqualTo(TO_B);
    assertThat(get(configs.find(organization(), "main"))).isEqualTo(second);
    List<Version> versions = list(configs.versions(organization(), "main"));
    assertThat(versions).extracting(Version::version).containsExactly(2, 1);
    assertThat(versions).extracting(Version::current).containsExactly(true, false);
    assertThat(versions).extracting(Version::author).containsOnly("ada@example.com");
    assertThat(get(configs.version(organization(), "main", 1)).document()).isEqualTo(TO_A);
  }

  @Test
  void servesTheCurrentVersionAndAnyByNumber() {
    save("main", TO_A, 0);
    save("main", TO_B, 1);

    assertThat(connection("main")).isEqualTo("b");
    assertThat(connection("main@1")).isEqualTo("a");
    assertThat(resolve("main@1").version()).isEqualTo(1);
    assertThat(resolve("main").config()).isEqualTo("main");
    for (String nothing :
        List.of("other", "main@3", "main@0", "main@x", "main@", "Main", "", "@1")) {
      assertThat(configs.resolve(organization(), nothing).block(PATIENCE)).isNull();
    }
  }

  @Test
  void savesADocumentThatNamesNoConnection() {
    save("main", "{\"passthrough\":true}", 0);

    RoutePlan plan = resolve("main");
    assertThat(plan.asksRequest()).isTrue();
    assertThat(plan.connections()).containsExactly(RoutePlan.FROM_REQUEST);
  }

  @Test
  void refusesAChangeMadeFromAnOldVersion() {
    save("main", TO_A, 0);
    save("main", TO_B, 1);

    StaleVersion stale = catchThrowableOfType(StaleVersion.class, () -> save("main", TO_A, 1));
    assertThat(stale.current()).isEqualTo(2);
    assertThat(catchThrowableOfType(StaleVersion.class, () -> save("main", TO_A, 0))).isNotNull();
    assertThat(catchThrowableOfType(StaleVersion.class, () -> save("new", TO_A, 1))).isNotNull();
    assertThat(get(configs.find(organization(), "main")).version()).isEqualTo(2);
    assertThat(configs.find(organization(), "new").block(PATIENCE)).isNull();
  }

  @Test
  void oneOfManyEditorsOfTheSameVersionWins() {
    save("main", TO_A, 0);

    List<Integer> saved =
        Flux.range(0, 8)
            .flatMap(
                _ ->
                    configs
                        .save(actor, "main", TO_B, 1)
                        .map(done -> done.version().version())
                        .onErrorResume(StaleVersion.class, _ -> Mono.empty()))
            .collectList()
            .block(PATIENCE);

    assertThat(saved).containsExactly(2);
  }

  @Test
  void numbersVersionsWithoutGapsWhenManySaveAtOnce() {
    Flux.range(0, 8)
        .map(i -> TO_A.replace("}", ", \"name\": \"" + i + "\"}"))
        .flatMap(document -> configs.save(actor, "busy", document, null))
        .blockLast(PATIENCE);

    assertThat(list(configs.versions(organization(), "busy")))
        .extracting(Version::version)
        .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
  }

  @Test
  void savingTheSameDocumentMakesNoVersion() {
    save("main", TO_A, 0);

    Saved again = get(configs.save(actor, "main", " " + TO_A.replace(":", " :\n"), 1));
    Saved other = get(configs.save(actor, "main", TO_B, 1));

    assertThat(again.changed()).isFalse();
    assertThat(again.version().version()).isEqualTo(1);
    assertThat(again.version().document()).isEqualTo(TO_A);
    assertThat(other.changed()).isTrue();
    assertThat(list(configs.versions(organization(), "main"))).hasSize(2);
    assertThat(get(configs.rollback(actor, "main", 2, 2)).changed()).isFalse();
  }

  @Test
  void mistakesOfTheNameAndOfTheDocumentComeTogether() {
    InvalidInput invalid =
        catchThrowableOfType(
            InvalidInput.class, () -> save("my config!", "{\"provider\": \"@gone\"}", 0));

    assertThat(invalid.mistakes())
        .extracting(Mistake::pointer)
        .containsExactly("/name", "/provider");
  }

  @Test
  void rollsBackByMakingANewVersion() {
    save("main", TO_A, 0);
    save("main", TO_B, 1);

    Version rolledBack = get(configs.rollback(actor, "main", 1, 2)).version();

    assertThat(rolledBack.version()).isEqualTo(3);
    assertThat(rolledBack.document()).isEqualTo(TO_A);
    assertThat(connection("main")).isEqualTo("a");
    assertThat(
            catchThrowableOfType(
                NotFound.class, () -> configs.rollback(actor, "main", 9, null).block(PATIENCE)))
        .hasMessageContaining("main@9");
  }

  @Test
  void deletionIsRefusedWhenAnotherVersionIsCurrent() {
    save("main", TO_A, 0);
    save("main", TO_B, 1);

    assertThat(
            catchThrowableOfType(
                StaleVersion.class, () -> configs.delete(actor, "main", 1).block(PATIENCE)))
        .isNotNull();
    assertThat(connection("main")).isEqualTo("b");

    configs.delete(actor, "main", 2).block(PATIENCE);
    assertThat(configs.resolve(organization(), "main").block(PATIENCE)).isNull();
  }

  @Test
  void deletionTakesAllVersionsAndNumbersGoOn() {
    save("main", TO_A, 0);
    assertThat(connection("main@1")).isEqualTo("a");

    configs.delete(actor, "main", null).block(PATIENCE);

    assertThat(configs.resolve(organization(), "main").block(PATIENCE)).isNull();
    assertThat(configs.resolve(organization(), "main@1").block(PATIENCE)).isNull();
    assertThat(list(configs.list(organization()))).isEmpty();
    assertThat(
            catchThrowableOfType(
                NotFound.class, () -> configs.delete(actor, "main", null).block(PATIENCE)))
        .isNotNull();
    assertThat(save("main", TO_B, 0).version()).isEqualTo(2);
  }

  @Test
  void organizationsDoNotSeeEachOther() {
    save("main", TO_A, 0);
    Actor other = Editors.someone(stores);

    OrganizationId stranger = other.organizationId();
    assertThat(configs.resolve(stranger, "main").block(PATIENCE)).isNull();
    assertThat(configs.find(stranger, "main").block(PATIENCE)).isNull();
    assertThat(list(configs.list(stranger))).isEmpty();
    assertThat(list(configs.versions(stranger, "main"))).isEmpty();
    assertThat(
            catchThrowableOfType(
                NotFound.class, () -> configs.delete(other, "main", null).block(PATIENCE)))
        .isNotNull();
    assertThat(get(configs.save(other, "main", TO_B, 0)).version().version()).isEqualTo(1);
    assertThat(connection("main")).isEqualTo("a");
  }

  @Test
  void onlyThoseWhoMayChangeDo() {
    for (Role role : List.of(Role.VIEWER, Role.BILLING)) {
      Actor reader = new Actor(actor.organization(), null, role, "reader");
      assertThat(
              catchThrowableOfType(
                  Forbidden.class, () -> configs.save(reader, "x", TO_A, null).block(PATIENCE)))
          .isNotNull();
      assertThat(
              catchThrowableOfType(
                  Forbidden.class, () -> configs.delete(reader, "x", null).block(PATIENCE)))
          .isNotNull();
    }
  }

  @Test
  void writesEveryChangeToTheAuditLog() {
    save("main", TO_A, 0);
    save("main", TO_B, 1);
    configs.rollback(actor, "main", 1, null).block(PATIENCE);
    configs.delete(actor, "main", null).block(PATIENCE);

    assertThat(
            stores.rows(
                "select action, subject, actor, details::text as details from audit where"
                    + " organization_id = '%s' order by number".formatted(organization())))
        .extracting(row -> row.get("action") + " " + row.get("subject") + " " + row.get("details"))
        .containsExactly(
            "config.save main {\"version\": 1}",
            "config.save main {\"version\": 2}",
            "config.save main {\"version\": 3, \"rolled_back_to\": 1}",
            "config.delete main {\"version\": 3}");
  }

  @Test
  void reportsUnknownConnectionsAndModelsWithAllOtherMistakes() {
    String document =
        """
        {"strategy": {"mode": "fallback"}, "cache": {}, "targets": [
          {"provider": "@dem"},
          {"provider": "@demo", "override_params": {"model": "demo/eco"}},
          {"provider": "a", "override_params": {"model": "of-tomorrow"}}]}
        """;

    InvalidInput invalid =
        catchThrowableOfType(
            InvalidInput.class, () -> configs.validate(organization(), document).block(PATIENCE));

    assertThat(invalid.mistakes())
        .extracting(Mistake::pointer)
        .containsExactly("/cache", "/targets/0/provider", "/targets/1/override_params/model");
    assertThat(invalid.mistakes().get(1).message())
        .contains("Did you mean \"demo\"?")
        .contains("There are \"a\", \"b\", \"c\", \"demo\".");
    assertThat(invalid.mistakes().get(2).message()).contains("Did you mean \"demo/echo\"?");
  }

  @Test
  void reportsAnUnknownConnectionForEmbeddings() {
    String document =
        """
        {"provider": "a", "cache": {"mode": "semantic", "provider": "@dem", "model": "m"}}
        """;

    InvalidInput invalid =
        catchThrowableOfType(
            InvalidInput.class, () -> configs.validate(organization(), document).block(PATIENCE));

    assertThat(invalid.mistakes()).extracting(Mistake::pointer).containsExactly("/cache/provider");
    assertThat(get(configs.validate(organization(), document.replace("@dem", "@b")))).isEmpty();
  }

  @Test
  void refusesNamesThatNoHeaderCouldCarry() {
    for (String name : List.of("", "Main", "a b", "-a", "a@2", "a/b", "x".repeat(64))) {
      assertThat(catchThrowableOfType(InvalidInput.class, () -> save(name, TO_A, null)))
          .as(name)
          .isNotNull();
    }
  }

  @Test
  void savesWhatIsDoubtfulAndSaysSo() {
    String document =
        """
        {"strategy": {"mode": "canary", "percent": 0}, "data_policy": {"zdr": true},
         "targets": [{"provider": "a"}, {"provider": "@demo"}]}
        """;

    Saved saved = get(configs.save(actor, "main", document, 0));

    assertThat(saved.version().version()).isEqualTo(1);
    assertThat(saved.warnings())
        .extracting(Warning::pointer)
        .containsExactly("/strategy/percent", "/targets/0/provider", "/targets/1/provider");
    assertThat(get(configs.validate(organization(), document))).isEqualTo(saved.warnings());
    assertThat(get(configs.rollback(actor, "main", 1, 1)).warnings()).isEqualTo(saved.warnings());
  }

  @Test
  void whatARequestBringsIsNamedAfterItsText() {
    RoutePlan plan = get(configs.compile(organization(), TO_A));

    assertThat(plan.config()).matches("inline:[0-9a-f]{12}");
    assertThat(plan.version()).isZero();
    assertThat(get(configs.compile(organization(), TO_A)).config()).isEqualTo(plan.config());
    assertThat(get(configs.compile(organization(), TO_B)).config()).isNotEqualTo(plan.config());
    assertThat(configs.resolve(organization(), String.valueOf(plan.config())).block(PATIENCE))
        .isNull();
  }

  @Test
  void whatARequestBringsMayLeaveTheProviderToIt() {
    String document = "{\"retry\": {\"attempts\": 1}, \"request_timeout\": 500}";

    assertThat(get(configs.compile(organization(), document)).asksRequest()).isTrue();
    InvalidInput saved =
        catchThrowableOfType(
            InvalidInput.class, () -> configs.save(actor, "main", document, null).block(PATIENCE));
    assertThat(saved.mistakes()).hasSize(1);
    assertThat(saved.mistakes().getFirst().message()).contains("\"passthrough\": true");
  }

  @Test
  void whatARequestBringsIsCheckedAsWhatIsSaved() {
    String document = "{\"provider\": \"@gone\", \"retry\": {}, \"api_key\": \"sk\"}";

    InvalidInput invalid =
        catchThrowableOfType(
            InvalidInput.class, () -> configs.compile(organization(), document).block(PATIENCE));

    assertThat(invalid.mistakes())
        .extracting(Mistake::pointer)
        .containsExactlyInAnyOrder("/provider", "/retry", "/api_key");
  }

  @Test
  void refusesOneConfigMoreThanThereMayBe() {
    try (ConfigNode small =
        ConfigNode.withRoomFor(2, stores, stores.database(), stores.announcements())) {
      List<Object> outcomes =
          Flux.range(0, 6)
              .flatMap(
                  i ->
                      small
                          .configs()
                          .save(actor, "config-" + i, TO_A, 0)
                          .<Object>map(Saved::version)
                          .onErrorResume(Conflict.class, refused -> Mono.just(refused.code())))
              .collectList()
              .block(PATIENCE);

      assertThat(outcomes).filteredOn(Version.class::isInstance).hasSize(2);
      assertThat(outcomes).filteredOn("too_many_configs"::equals).hasSize(4);
      String there = get(small.configs().list(organization()).next()).name();
      assertThat(get(small.configs().save(actor, there, TO_B, 1)).version().version()).isEqualTo(2);
      small.configs().delete(actor, there, null).block(PATIENCE);
      assertThat(get(small.configs().save(actor, "another", TO_A, 0)).version().version())
          .isEqualTo(1);
    }
  }

  @Test
  void yamlIsStoredAsTheJsonItMeans() {
    String json = configs.json("provider: '@a'\nretry: {attempts: 1}\n").block(PATIENCE);

    assertThat(save("main", json, 0).document()).isEqualTo(json);
    assertThat(((Target) resolve("main").root()).retry().attempts()).isEqualTo(1);
  }

  private Version save(String name, String document, @Nullable Integer expected) {
    return get(configs.save(actor, name, document, expected)).version();
  }

  private RoutePlan resolve(String reference) {
    return get(configs.resolve(organization(), reference));
  }

  private String connection(String reference) {
    return ((Target) resolve(reference).root()).connection();
  }

  private OrganizationId organization() {
    return actor.organizationId();
  }

  private static <T> T get(Mono<T> answer) {
    return answer.blockOptional(PATIENCE).orElseThrow();
  }

  private static <T> List<T> list(Flux<T> answers) {
    return get(answers.collectList());
  }
}
