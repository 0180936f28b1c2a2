package io.turnpike.routing.gateway.breakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.routing.CircuitBreakers.Cooldown;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.health.BreakerPermit;
import io.turnpike.routing.gateway.attempt.health.BreakerState;
import io.turnpike.routing.gateway.edge.FakeConnections;
import io.turnpike.routing.plan.BreakerRules;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What operators see of breakers and order, on two nodes of one installation. */
class CircuitBreakersIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final FakeConnections providers = new FakeConnections();

  @AutoClose private final Node here = node(stores.announcements());
  @AutoClose private final Node there = node(stores.announcements());
  private final Actor actor = someone(Role.DEVELOPER);
  private final OrganizationId organization = actor.organizationId();

  @BeforeAll
  static void connect() {
    Credential key = new Credential("k1", "blue", new Secret("sk-blue"));
    providers.keyed("up", "openai", URI.create("https://api.example/v1"), List.of(key));
  }

  @Test
  void showsWhatCallsHaveShown() {
    here.fail(organization, "up", "m", 10);
    here.target(organization, "up", "a");

    List<BreakerView> views = list(here);

    assertThat(views).extracting(BreakerView::model).containsExactly("a", "m");
    BreakerView view = views.getLast();
    assertThat(view.state()).isEqualTo("open");
    assertThat(view.failurePercent()).isEqualTo(100);
    assertThat(view.calls()).isEqualTo(10);
    assertThat(view.openedAt()).isNotNull();
    assertThat(view.nextProbeAt()).isAfter(view.openedAt());
    assertThat(list(here, someone(Role.OWNER).organizationId())).isEmpty();
  }

  @Test
  void showsRulesOfConfigsApart() {
    BreakerRules strict = new BreakerRules(1, 12.5, 5, Duration.ofSeconds(30), Set.of(503, 429));
    BreakerRules share = new BreakerRules(null, null, 20, null, null);
    BreakerPermit permit =
        Objects.requireNonNull(here.target(organization, "up", "m", strict).ask(true, true));
    permit.failed(FailureClass.SERVER_ERROR, "provider_error", 503);
    permit.ended();
    here.target(organization, "up", "m", share);
    here.target(organization, "up", "m");

    assertThat(list(here))
        .extracting(BreakerView::rules, BreakerView::state)
        .containsExactly(
            tuple(null, "closed"),
            tuple("1 failure or 12.5 % of at least 5, then 30 s, counting 429, 503", "open"),
            tuple("50 % of at least 20", "closed"));
  }

  @Test
  void showsKeysOnCooldown() {
    Opened opened = Objects.requireNonNull(providers.open(organization, "up").block());
    here.target(organization, "up", "m");
    here.connections().of(organization, "up").cooldown(opened, 0, null).exhausted();
    here.connections().of(organization, "up").cooldown(opened, 0, "m").limited(null, false);
    here.connections().of(organization, "up").cooldown(opened, 0, "other").exhausted();

    assertThat(list(here).getFirst().cooldowns())
        .extracting(Cooldown::label, Cooldown::reason, Cooldown::model)
        .containsExactly(
            tuple("blue", "quota_exhausted", null), tuple("blue", "rate_limited", "m"));
    assertThat(list(here).getFirst().cooldowns())
        .allMatch(cooldown -> cooldown.since().isBefore(cooldown.until()));
    reset(here);
    assertThat(list(here).getFirst().cooldowns()).isEmpty();
  }

  @Test
  void holdsOpenOnEveryNodeAtOnceAndWithoutAWindow() {
    BreakerView view = force(here, null);

    assertThat(view.state()).isEqualTo("forced_open");
    assertThat(view.forcedBy()).isEqualTo("ada@example.com");
    assertThat(view.nextProbeAt()).isNull();
    assertThat(here.target(organization, "up", "m").ask(true, true)).isNull();
    await().atMost(PATIENCE).until(() -> there.target(organization, "up", "m").force(true) == null);
    assertThat(list(there).getFirst().state()).isEqualTo("forced_open");
  }

  @Test
  void isHeldOpenAfterARestart() {
    force(here, Duration.ofHours(1));

    try (Node later = node(stores.announcements())) {
      BreakerView view = list(later).getFirst();
      assertThat(view.state()).isEqualTo("forced_open");
      assertThat(view.nextProbeAt()).isEqualTo(view.openedAt().plus(Duration.ofHours(1)));
      assertThat(later.target(organization, "up", "m").state()).isEqualTo(BreakerState.FORCED_OPEN);
    }
  }

  @Test
  void healsALostAnnouncement() {
    try (Node deaf = Node.start(stores.database(), new Silence(), providers, "50ms")) {
      force(here, null);
      await()
          .atMost(PATIENCE)
          .until(() -> deaf.target(organization, "up", "m").state() == BreakerState.FORCED_OPEN);

      reset(here);

      await()
          .atMost(PATIENCE)
          .until(() -> deaf.target(organization, "up", "m").state() == BreakerState.CLOSED);
    }
  }

  @Test
  void resetClosesOnEveryNode() {
    here.fail(organization, "up", "m", 10);
    there.fail(organization, "up", "m", 10);
    force(here, null);

    assertThat(reset(here).state()).isEqualTo("closed");

    await()
        .atMost(PATIENCE)
        .until(() -> there.target(organization, "up", "m").state() == BreakerState.CLOSED);
    assertThat(here.target(organization, "up", "m").ask(true, true)).isNotNull();
  }

  @Test
  void leavesAnAuditEntryOfEachOrder() {
    force(here, null);
    reset(here);

    assertThat(
            stores.rows(
                "select action from audit where organization_id = '"
                    + organization
                    + "' and subject = 'up/m' order by number"))
        .extracting(row -> row.get("action"))
        .containsExactly("breaker.force_open", "breaker.reset");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> here.breakers().reset(someone(Role.VIEWER), "up", "m").block(PATIENCE));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> here.breakers().reset(actor, "down", "m").block(PATIENCE));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> here.breakers().reset(actor, "up", " ").block(PATIENCE));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> force(here, Duration.ofDays(31)));
    assertThat(stores.rows("select 1 from breaker_override where connection = 'down'")).isEmpty();
  }

  @Test
  void oneOrganizationsOrderIsNoOtherOnes() {
    force(here, null);

    Actor other = someone(Role.OWNER);
    here.breakers().reset(other, "up", "m").block(PATIENCE);

    assertThat(here.target(other.organizationId(), "up", "m").ask(true, true)).isNotNull();
    assertThat(here.target(organization, "up", "m").ask(true, true)).isNull();
  }

  private BreakerView force(Node node, @Nullable Duration duration) {
    return Objects.requireNonNull(
        node.breakers().forceOpen(actor, "up", "m", duration).block(PATIENCE));
  }

  private BreakerView reset(Node node) {
    return Objects.requireNonNull(node.breakers().reset(actor, "up", "m").block(PATIENCE));
  }

  private List<BreakerView> list(Node node) {
    return list(node, organization);
  }

  private static List<BreakerView> list(Node node, OrganizationId organization) {
    return Objects.requireNonNull(node.breakers().list(organization).collectList().block(PATIENCE));
  }

  private static Node node(Announcements announcements) {
    return Node.start(stores.database(), announcements, providers, "30s");
  }

  private static Actor someone(Role role) {
    OrganizationId id = new OrganizationId(TimeOrderedId.next());
    stores.sql(
        "insert into organization (id, slug, name, zone, created_at)"
            + " values ('%s', 'o-%s', 'O', 'UTC', now())".formatted(id, id));
    Organization theirs = new Organization(id, "o-" + id, "O", ZoneOffset.UTC, Instant.now());
    return new Actor(theirs, null, role, "ada@example.com");
  }

  /** Redis that says nothing and takes nothing. */
  private static final class Silence implements Announcements {

    @Override
    public Mono<Void> publish(String topic, String message) {
      return Mono.error(new IllegalStateException("no Redis"));
    }

    @Override
    public Flux<Announcement> listen(String topic) {
      return Flux.never();
    }
  }
}
