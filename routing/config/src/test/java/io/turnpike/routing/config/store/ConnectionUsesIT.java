package io.turnpike.routing.config.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.settings.TurnpikeSettings;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.config.KnownTeams;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.providers.ConnectionUses.Use;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderTypes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;

/** Configs and the connections they name, together: neither is changed from under the other. */
class ConnectionUsesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TO_MAIN = "{\"provider\": \"@main\"}";
  private static final String TO_SPARE = "{\"provider\": \"spare\"}";

  @RegisterExtension static final Stores stores = Stores.fresh();

  @AutoClose private final AnnotationConfigApplicationContext context = started();
  private final RouteConfigs configs = context.getBean(RouteConfigs.class);
  private final ProviderConnections connections = context.getBean(ProviderConnections.class);
  private final Actor actor = someone();

  @Test
  void aConnectionInUseIsNotDeletedAndItsUsersAreNamed() {
    connect("main", "spare");
    save("support", TO_SPARE);
    save("support", TO_MAIN);
    save(
        "alerts",
        """
        {"strategy": {"mode": "fallback"}, "targets": [
          {"provider": "@spare"},
          {"strategy": {"mode": "single"}, "targets": [{"provider": "@main"}]}]}
        """);

    Conflict refusal = catchThrowableOfType(Conflict.class, () -> delete("main"));

    assertThat(refusal.code()).isEqualTo("in_use");
    assertThat(refusal.sentence())
        .contains("config \"alerts\" (version 1), config \"support\" (version 2).")
        .contains("cannot be rolled back to");
    assertThat(refusal.members())
        .isEqualTo(
            Map.of(
                "used_by",
                List.of(
                    Map.of("kind", "config", "name", "alerts", "version", 1),
                    Map.of("kind", "config", "name", "support", "version", 2)),
                "used_by_count",
                2));
    assertThat(connections.find(organization(), "main").block(PATIENCE)).isNotNull();
    assertThat(uses("spare")).containsExactly(new Use("config", "alerts", 1));
  }

  @Test
  void aConnectionThatASetOfGuardrailsAsksIsInUse() {
    connect("main");
    Actor owner = new Actor(actor.organization(), null, Role.OWNER, "ada@example.com");
    context
        .getBean(NamedSets.class)
        .put(
            owner,
            "clean",
            """
            {"scope": {"organization": true},
             "input_guardrails": [{"moderation": {"provider": "main"}, "deny": true}]}""",
            0)
        .block(PATIENCE);

    Conflict refusal = catchThrowableOfType(Conflict.class, () -> delete("main"));

    assertThat(refusal.sentence()).contains("guardrails \"clean\" (version 1)");
  }

  @Test
  void shadowsFallbacksAndPortkeysSpellingCountAsUses() {
    connect("main", "spare", "copy", "rescue");
    save(
        "support",
        """
        {"provider": "@main",
         "shadow": {"percent": 5, "target": {"provider": "@copy"}},
         "context_window_fallbacks": [{"virtual_key": "rescue"}]}
        """);

    for (String used : List.of("main", "copy", "rescue")) {
      assertThat(uses(used)).as(used).containsExactly(new Use("config", "support", 1));
    }
    delete("spare");
  }

  @Test
  void moreThanTwentyUsersAreCounted() {
    connect("main");
    for (int i = 0; i < 23; i++) {
      save("c-%02d".formatted(i), TO_MAIN);
    }

    Conflict refusal = catchThrowableOfType(Conflict.class, () -> delete("main"));

    assertThat(refusal.sentence())
        .contains("\"c-19\" (version 1) and 3 more.")
        .doesNotContain("\"c-20\"");
    assertThat((List<?>) refusal.members().get("used_by")).hasSize(23);
  }

  @Test
  void onlyCurrentVersionsCountAndAnOlderOneIsNotRolledBackTo() {
    connect("main", "spare");
    save("support", TO_MAIN);
    save("support", TO_SPARE);
    save("gone", TO_MAIN);
    configs.delete(actor, "gone", null).block(PATIENCE);

    delete("main");

    assertThat(connections.find(organization(), "main").block(PATIENCE)).isNull();
    InvalidInput refusal =
        catchThrowableOfType(
            InvalidInput.class, () -> configs.rollback(actor, "support", 1, null).block(PATIENCE));
    assertThat(refusal.mistakes()).extracting(Mistake::pointer).containsExactly("/provider");
    assertThat(uses("spare")).containsExactly(new Use("config", "support", 2));
  }

  @Test
  void configsOfAnotherOrganizationDoNotCount() {
    connect("main");
    Actor stranger = someone();
    connections.put(stranger, "main", draft()).block(PATIENCE);
    configs.save(stranger, "support", TO_MAIN, null).block(PATIENCE);

    delete("main");

    assertThat(uses("main")).isEmpty();
    assertThat(connections.find(stranger.organizationId(), "main").block(PATIENCE)).isNotNull();
  }

  @Test
  void noOrganizationSeesWhatAnotherUses() {
    connect("main");
    save("support", TO_MAIN);
    String query = "select count(*) as n from route_config_connection";

    assertThat(count(actor, query)).isEqualTo(1);
    assertThat(count(someone(), query)).isZero();
  }

  @Test
  void aDeletionWaitsForWhoeverHoldsTheConnection() {
    connect("main", "spare");
    save("support", TO_SPARE);
    Mono<Signal<Void>> deletion = connections.delete(actor, "main").materialize().cache();

    stores
        .database()
        .within(
            organization().value(),
            db ->
                connections
                    .held(db, organization(), Set.of("main"))
                    .doOnComplete(deletion::subscribe)
                    .then(someoneWaits())
                    .then(Mono.defer(() -> use(db, "support", "main"))))
        .blockLast(PATIENCE);

    assertThat(deletion.block(PATIENCE).getThrowable()).isInstanceOf(Conflict.class);
    assertThat(connections.find(organization(), "main").block(PATIENCE)).isNotNull();
  }

  @Test
  void whoeverIsFirstOfASaveAndADeletionWins() {
    for (int round = 0; round < 20; round++) {
      connect("main", "spare");
      List<Boolean> done =
          Flux.merge(attempt(configs.save(actor, "race", TO_MAIN, null).then()), attempt(gone()))
              .collectList()
              .block(PATIENCE);

      assertThat(done).containsExactlyInAnyOrder(true, false);
      boolean there = connections.find(organization(), "main").blockOptional().isPresent();
      assertThat(uses("main")).hasSize(there ? 1 : 0);
      save("race", TO_SPARE);
    }
  }

  @Test
  void aConnectionThatVanishedAfterTheCheckIsToldByItsPlace() {
    connect("main", "spare");
    String document =
        """
        {"strategy": {"mode": "fallback"}, "targets": [
          {"provider": "@spare"}, {"provider": "@main"}]}
        """;
    ConfigWriter writer = context.getBean(ConfigWriter.class);
    delete("main");

    InvalidInput refusal =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                writer
                    .append(
                        actor,
                        "late",
                        document,
                        ConfigDocument.read(document).mentions(),
                        null,
                        Map.of())
                    .block(PATIENCE));

    assertThat(refusal.mistakes())
        .extracting(Mistake::pointer)
        .containsExactly("/targets/1/provider");
    assertThat(configs.find(organization(), "late").block(PATIENCE)).isNull();
  }

  private Mono<Void> use(DatabaseClient db, String config, String connection) {
    return ConfigConnections.replace(db, organization(), config, Set.of(connection));
  }

  private static Mono<Boolean> someoneWaits() {
    String query =
        "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
            + " and datname = current_database()";
    return Mono.fromCallable(() -> !stores.rows(query).isEmpty())
        .subscribeOn(Schedulers.boundedElastic())
        .filter(waits -> waits)
        .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(20)));
  }

  private static Long count(Actor reader, String query) {
    return stores
        .database()
        .within(
            reader.organizationId().value(),
            db -> db.sql(query).map(row -> row.get("n", Long.class)).one())
        .blockLast(PATIENCE);
  }

  private Mono<Void> gone() {
    return connections.delete(actor, "main");
  }

  private static Mono<Boolean> attempt(Mono<Void> change) {
    return change.thenReturn(true).onErrorResume(Refusal.class, _ -> Mono.just(false));
  }

  private void connect(String... names) {
    for (String name : names) {
      connections.put(actor, name, draft()).block(PATIENCE);
    }
  }

  private void save(String name, String document) {
    configs.save(actor, name, document, null).block(PATIENCE);
  }

  private void delete(String name) {
    connections.delete(actor, name).block(PATIENCE);
  }

  private List<Use> uses(String name) {
    return connections.uses(organization(), name).collectList().block(PATIENCE);
  }

  private OrganizationId organization() {
    return actor.organizationId();
  }

  private static Draft draft() {
    return new Draft(
        "openai-compatible",
        "http://localhost:11434/v1",
        new KeyChange.Keep(),
        DataPolicy.UNKNOWN,
        List.of(),
        Map.of(),
        true,
        Map.of());
  }

  private static Actor someone() {
    OrganizationId id = new OrganizationId(TimeOrderedId.next());
    stores.sql(
        "insert into organization (id, slug, name, zone, created_at)"
            + " values ('%s', 'o-%s', 'O', 'UTC', now())".formatted(id, id));
    Organization organization = new Organization(id, "o-" + id, "O", ZoneOffset.UTC, Instant.now());
    return new Actor(organization, null, Role.DEVELOPER, "ada@example.com");
  }

  private static AnnotationConfigApplicationContext started() {
    var context = new AnnotationConfigApplicationContext();
    // Singletons from outside are not closed with the context.
    var beans = context.getBeanFactory();
    beans.registerSingleton("database", stores.database());
    beans.registerSingleton("announcements", stores.announcements());
    beans.registerSingleton("redis", stores.redis());
    MasterKey master = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    beans.registerSingleton("vault", Vault.under(master));
    beans.registerSingleton("digests", TokenDigest.under(master));
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(GatewayKeys.class, DefaultKeys::new);
    context.registerBean(Teams.class, KnownTeams::new);
    context.register(Settings.class, ProviderTypes.class);
    beans.registerSingleton(
        "type", new ProviderType("openai-compatible", "OpenAI-compatible", null, false));
    context.scan(
        "io.turnpike.infra.http",
        "io.turnpike.tenants.audit",
        "io.turnpike.tenants.connections",
        "io.turnpike.infra.cache",
        "io.turnpike.tenants.store",
        "io.turnpike.routing.config",
        "io.turnpike.routing.providers.catalog");
    context.refresh();
    return context;
  }

  @EnableConfigurationProperties(TurnpikeSettings.class)
  private static final class Settings {}
}
