package io.turnpike.billing.admission;

import static io.turnpike.billing.testing.SpendNode.quote;
import static io.turnpike.billing.testing.SpendNode.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.rules.SwitchedLine;
import io.turnpike.billing.testing.FixedRules;
import io.turnpike.billing.testing.SpendNode;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.infra.testing.SwitchedRedis;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.admission.AdmissionRefused;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table in docs/money.md, "When a store is away". */
class AwayStoresIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration SOON = Duration.ofSeconds(20);

  private final SwitchedRedis redis = new SwitchedRedis(stores.redis());
  private final SwitchedLine postgres = new SwitchedLine(stores.database());
  private final Tenant tenant = Tenant.create();
  private final FixedRules rules = new FixedRules();
  private SpendNode node;
  private SpendNode other;

  @BeforeEach
  void open() throws Exception {
    node = new SpendNode(stores, postgres, redis, rules);
    other = new SpendNode(stores, rules);
  }

  @AfterEach
  void close() throws Exception {
    node.close();
    other.close();
  }

  /** What the node holds in advance: a thirty-second part of what is left, for half a second. */
  @Test
  void withoutRedisAHardBudgetGoesOnWithWhatTheNodeHoldsAndIsNotCalledExceededThen()
      throws Exception {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000_000, Mode.HARD);
    AdmissionRequest first = request(tenant, quote(0, 1));
    Hold small = node.admit(first);
    redis.off();
    node.end(first, small, tenant, 1);
    AdmissionRequest held = request(tenant, quote(0, 20_000));
    node.end(held, node.admit(held), tenant, 20_000);
    assertThatThrownBy(() -> node.admit(request(tenant, quote(0, 20_000))))
        .isInstanceOf(Unavailable.class);
    node.ship();
    redis.on();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(other.standing(tenant, budget).spentNanoUsd()).isEqualTo(20_001);
              assertThat(other.standing(tenant, budget).reservedNanoUsd()).isZero();
            });
    assertThatThrownBy(() -> other.admit(request(tenant, quote(0, 979_999 + 1))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(other.admit(request(tenant, quote(0, 979_999)))).isNotNull();
  }

  @Test
  void withoutRedisADegradingBudgetDegrades() {
    rules.budget(Scope.ORGANIZATION, 1_000_000, Mode.DEGRADE);
    redis.off();
    assertThatThrownBy(() -> node.admit(request(tenant, quote(0, 20_000))))
        .isInstanceOf(AdmissionDegraded.class);
  }

  @Test
  void withoutRedisANodeCountsARateAlone() {
    rules.limit(Scope.ORGANIZATION, Measure.REQUESTS, 3, Per.DAY);
    redis.off();
    for (int i = 0; i < 3; i++) {
      assertThat(node.admit(request(tenant, quote(1, 1)))).isNotNull();
    }
    assertThatThrownBy(() -> node.admit(request(tenant, quote(1, 1))))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void withoutRedisANodeCountsPlacesAloneAndHasThemAllBackAfterwards() {
    rules.limit(Scope.ORGANIZATION, Measure.CONCURRENCY, 2, null);
    redis.off();
    Hold first = node.admit(request(tenant, quote(1, 1)));
    Hold second = node.admit(request(tenant, quote(1, 1)));
    assertThatThrownBy(() -> node.admit(request(tenant, quote(1, 1))))
        .isInstanceOf(Unavailable.class);
    redis.on();
    await().atMost(SOON).untilAsserted(() -> assertThatNoPlaceIsLeft(other));
    first.settle(List.of(), true);
    second.settle(List.of(), true);
    assertThat(other.admit(request(tenant, quote(1, 1)))).isNotNull();
    assertThat(other.admit(request(tenant, quote(1, 1)))).isNotNull();
    assertThatNoPlaceIsLeft(other);
  }

  private void assertThatNoPlaceIsLeft(SpendNode there) {
    assertThatThrownBy(() -> there.admit(request(tenant, quote(1, 1))).settle(List.of(), true))
        .isInstanceOf(AdmissionRefused.class);
  }

  @Test
  void withoutPostgresKnownBudgetsGoOnAndOthersAreUnavailable() throws Exception {
    Budget known = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    AdmissionRequest first = request(tenant, quote(0, 100));
    node.end(first, node.admit(first), tenant, 100);
    postgres.off();
    AdmissionRequest second = request(tenant, quote(0, 900));
    node.end(second, node.admit(second), tenant, 300);
    assertThatThrownBy(() -> node.admit(request(tenant, quote(0, 601))))
        .isInstanceOf(AdmissionRefused.class);
    rules.budget(new Scope(Kind.MODEL, "", Set.of("gpt-4o-mini")), 1_000, Mode.HARD);
    assertThatThrownBy(() -> node.admit(request(tenant, quote(0, 1))))
        .isInstanceOf(Unavailable.class);
    postgres.on();
    node.ship();
    assertThat(node.admit(request(tenant, quote(0, 600)))).isNotNull();
    assertThat(node.standing(tenant, known).spentNanoUsd()).isEqualTo(400);
  }
}
