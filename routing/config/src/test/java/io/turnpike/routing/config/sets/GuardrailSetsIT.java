package io.turnpike.routing.config.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.guard.GuardrailSets.Applied;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.routing.guard.NamedSets.Saved;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class GuardrailSetsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ALL = "\"organization\": true";

  @AutoClose
  private final SetNode node =
      new SetNode(stores.redis(), stores.database(), stores.announcements());

  private final NamedSets sets = node.sets();
  private final Actor owner = owner();

  @Test
  void aSetIsKeptAsItWasWrittenAndHoldsAtOnce() {
    assertThat(applied(node)).isSameAs(Applied.NONE);

    Saved saved = put("no-keys", set(ALL, "deny", false), 0);

    assertThat(saved.created()).isTrue();
    assertThat(saved.set().document()).isEqualTo(set(ALL, "deny", false));
    assertThat(saved.set().author()).isEqualTo("ada@example.com");
    assertThat(get(sets.find(organization(), "no-keys"))).isEqualTo(saved.set());
    assertThat(get(sets.known(organization(), "no-keys"))).isEqualTo(saved.set());
    assertThat(applied(node).enforced().input())
        .extracting(GuardrailRule::set, GuardrailRule::check, GuardrailRule::action)
        .containsExactly(tuple("no-keys", "regexMatch", Action.DENY));
  }

  @Test
  void whatAppliesIsAnsweredFromMemoryAndTheSameEachTime() {
    put("no-keys", set(ALL, "deny", false), 0);
    Caller caller = caller("default", UUID.randomUUID());

    // The news of the change may still come, and have them read once more.
    await()
        .untilAsserted(
            () -> {
              Applied first = get(node.applied().of(caller));

              assertThat(get(node.applied().of(caller("search", UUID.randomUUID()))))
                  .isSameAs(first);
              assertThat(node.applied().of(caller)).isInstanceOf(Callable.class);
            });
  }

  @Test
  void aSetHoldsForThoseItNamesAndNobodyElse() {
    put("search-only", set("\"team\": \"search\"", "deny", false), 0);

    assertThat(get(node.applied().of(caller("search", UUID.randomUUID()))).enforced().input())
        .hasSize(1);
    assertThat(get(node.applied().of(caller("default", UUID.randomUUID()))))
        .isEqualTo(Applied.NONE);
  }

  @Test
  void severalSetsComeTogetherWidestFirstAndStrictest() {
    put("a-team", set("\"team\": \"search\"", "deny", false), 0);
    put("z-all", set(ALL, "flag", false), 0);
    put("watch", set(ALL, "deny", true), 0);

    Applied applied = get(node.applied().of(caller("search", UUID.randomUUID())));

    assertThat(applied.enforced().input())
        .extracting(GuardrailRule::set, GuardrailRule::action)
        .containsExactly(tuple("a-team", Action.DENY));
    assertThat(applied.observed().input()).extracting(GuardrailRule::set).containsExactly("watch");
    assertThat(applied(node).enforced().input())
        .extracting(GuardrailRule::action)
        .containsExactly(Action.FLAG);
  }

  @Test
  void anotherNodeGoesByAChangeSoon() {
    try (SetNode other = new SetNode(stores.redis(), stores.database(), stores.announcements())) {
      assertThat(applied(other)).isSameAs(Applied.NONE);

      put("no-keys", set(ALL, "deny", false), 0);
      await().untilAsserted(() -> assertThat(applied(other).enforced().input()).hasSize(1));

      sets.delete(owner, "no-keys", null).block(PATIENCE);
      await().untilAsserted(() -> assertThat(applied(other)).isSameAs(Applied.NONE));
    }
  }

  @Test
  void aLostAnnouncementIsHealedByComparing() {
    try (SetNode deaf = new SetNode(stores.redis(), stores.database(), new DeafAnnouncements())) {
      assertThat(applied(deaf)).isSameAs(Applied.NONE);

      put("no-keys", set(ALL, "deny", false), 0);

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(applied(deaf).enforced().input()).hasSize(1));
    }
  }

  @Test
  void aChangeFromAnOldVersionIsRefused() {
    int first = put("no-keys", set(ALL, "deny", false), 0).set().version();
    Saved second = put("no-keys", set(ALL, "flag", false), first);

    assertThat(second.set().version()).isGreaterThan(first);
    StaleVersion stale =
        catchThrowableOfType(
            StaleVersion.class, () -> put("no-keys", set(ALL, "deny", true), first));
    assertThat(stale.current()).isEqualTo(second.set().version());
    assertThat(
            catchThrowableOfType(
                StaleVersion.class, () -> sets.delete(owner, "no-keys", first).block(PATIENCE)))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                StaleVersion.class, () -> put("no-keys", set(ALL, "deny", true), 0)))
        .isNotNull();
  }

  @Test
  void aVersionNeverMeansTwoDocuments() {
    int first = put("no-keys", set(ALL, "deny", false), 0).set().version();
    sets.delete(owner, "no-keys", first).block(PATIENCE);

    assertThat(put("no-keys", set(ALL, "flag", false), 0).set().version()).isGreaterThan(first);
  }

  @Test
  void whatSaysTheSameChangesNothing() {
    Saved first = put("no-keys", set(ALL, "deny", false), 0);

    Saved again = put("no-keys", set(ALL, "deny", false).replace(",", ",\n"), null);

    assertThat(again.changed()).isFalse();
    assertThat(again.set()).isEqualTo(first.set());
    assertThat(audited()).isEqualTo(1);
  }

  @Test
  void everyChangeHasItsEntryInTheAuditLog() {
    put("no-keys", set(ALL, "deny", false), 0);
    sets.delete(owner, "no-keys", null).block(PATIENCE);

    assertThat(audited()).isEqualTo(2);
    assertThat(
            catchThrowableOfType(
                NotFound.class, () -> sets.delete(owner, "no-keys", null).block(PATIENCE)))
        .isNotNull();
    assertThat(audited()).isEqualTo(2);
  }

  @Test
  void allMistakesComeTogether() {
    InvalidInput wrong =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                put(
                    "No Keys",
                    "{\"scope\": {\"team\": \"serach\"}, \"input_guardrails\": [{\"a\": {}}]}",
                    0));

    assertThat(wrong.mistakes())
        .extracting(Mistake::pointer)
        .containsExactlyInAnyOrder("/input_guardrails/0/a", "/name", "/scope/team");
    assertThat(wrong.mistakes()).anyMatch(mistake -> mistake.message().contains("search"));
  }

  @Test
  void wordsOfAddressesAreNoNames() {
    assertThat(
            catchThrowableOfType(
                InvalidInput.class, () -> put("check", set(ALL, "deny", false), 0)))
        .isNotNull();
  }

  @Test
  void onlyWhoAdministersMayChangeThem() {
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "bob@example.com");

    assertThat(
            catchThrowableOfType(
                Forbidden.class,
                () -> sets.put(developer, "no-keys", set(ALL, "deny", false), 0).block(PATIENCE)))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                Forbidden.class, () -> sets.delete(developer, "no-keys", null).block(PATIENCE)))
        .isNotNull();
  }

  @Test
  void thereIsRoomForAHundred() {
    Flux.range(0, NamedSets.MOST)
        .concatMap(i -> sets.put(owner, "set-" + i, set(ALL, "flag", true), 0))
        .blockLast(PATIENCE);

    Conflict full =
        catchThrowableOfType(Conflict.class, () -> put("one-more", set(ALL, "flag", true), 0));
    assertThat(full.code()).isEqualTo("too_many_guardrails");
    assertThat(put("set-7", set(ALL, "deny", true), null).changed()).isTrue();
  }

  @Test
  void nobodySeesTheSetsOfOthers() {
    put("no-keys", set(ALL, "deny", false), 0);
    Actor stranger = owner();

    assertThat(sets.list(stranger.organizationId()).collectList().block(PATIENCE)).isEmpty();
    assertThat(sets.find(stranger.organizationId(), "no-keys").block(PATIENCE)).isNull();
    assertThat(
            get(node.applied().of(caller(stranger.organizationId(), "search", UUID.randomUUID()))))
        .isSameAs(Applied.NONE);
  }

  private Saved put(String name, String document, @Nullable Integer expected) {
    return get(sets.put(owner, name, document, expected));
  }

  private static String set(String scope, String action, boolean observe) {
    return """
        {"scope": {%s}, "observe": %s, "input_guardrails": [
          {"regexMatch": {"rule": "sk-[a-z]+"}, "action": "%s"}]}
        """
        .formatted(scope, observe, action);
  }

  private Applied applied(SetNode where) {
    return get(where.applied().of(caller("default", new UUID(1, 1))));
  }

  private Caller caller(String team, UUID key) {
    return caller(organization(), team, key);
  }

  private static Caller caller(OrganizationId organization, String team, UUID key) {
    return new Caller(
        organization,
        new TeamId(new UUID(2, 2)),
        team,
        new KeyId(key),
        "web",
        null,
        Set.of(),
        KeyRights.NONE);
  }

  private int audited() {
    return stores
        .rows("select action from audit where organization_id = '" + organization() + "'")
        .size();
  }

  private OrganizationId organization() {
    return owner.organizationId();
  }

  private static Actor owner() {
    OrganizationId id = new OrganizationId(TimeOrderedId.next());
    stores.sql(
        "insert into organization (id, slug, name, zone, created_at)"
            + " values ('%s', 'o-%s', 'O', 'UTC', now())".formatted(id, id));
    Organization organization = new Organization(id, "o-" + id, "O", ZoneOffset.UTC, Instant.now());
    return new Actor(organization, null, Role.OWNER, "ada@example.com");
  }

  private static <T> T get(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE));
  }
}
