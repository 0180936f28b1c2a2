package io.turnpike.routing.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class AdmissionsTests {

  private static final long LARGE = 1_000_000;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Admission> held = new ArrayList<>();
  private Pressure load = Pressure.NONE;
  private final Admissions admissions =
      new Admissions(
          new ConcurrencySettings(100, 90),
          new SheddingSettings(80, Duration.ofMillis(200), 85, 85, DataSize.ofKilobytes(32)),
          () -> load,
          meters);

  @Test
  void letsATenantThatIsAloneFillItsPlaces() {
    enter(1, 90);

    assertRefused(1, 0, 429, "concurrency_limit");
  }

  @Test
  void refusesTheGreedyFirst() {
    enter(1, 60);
    enter(2, 19);

    assertThat(refusal(1, 0)).isNotNull();
    enter(2, 10);
    assertThat(refusal(3, 0)).isNull();
    assertThat(shed("share")).isEqualTo(1);
  }

  @Test
  void refusesTheLargeWhenItGetsTighter() {
    for (int tenant = 0; tenant < 30; tenant++) {
      enter(tenant, 3);
    }

    assertThat(refusal(40, LARGE)).isNotNull();
    assertThat(refusal(40, 0)).isNull();
    assertThat(shed("large")).isEqualTo(1);
  }

  @Test
  void refusesEverybodyBeyondTheLimit() {
    for (int tenant = 0; tenant < 100; tenant++) {
      enter(tenant, 1);
    }

    assertRefused(200, 0, 503, "gateway_overloaded");
    held.getFirst().close();
    held.getFirst().close();
    assertThat(refusal(200, 0)).isNull();
    assertRefused(201, 0, 503, "gateway_overloaded");
  }

  @Test
  void refusesInTheSameOrderWhenTheProcessSuffers() {
    enter(1, 6);
    enter(2, 1);

    load = Pressure.GREEDY;
    assertThat(refusal(1, 0)).isNotNull();
    assertThat(refusal(2, LARGE)).isNull();
    load = Pressure.LARGE;
    assertThat(refusal(2, LARGE)).isNotNull();
    assertThat(refusal(3, 0)).isNull();
    load = Pressure.ALL;
    assertRefused(4, 0, 503, "gateway_overloaded");
    load = Pressure.NONE;
    assertThat(refusal(4, LARGE)).isNull();
  }

  @Test
  void aTenantThatIsAloneIsNotGreedy() {
    enter(1, 50);
    load = Pressure.GREEDY;

    assertThat(refusal(1, 0)).isNull();
  }

  @Test
  void whatIsRefusedTakesNoPlace() {
    enter(1, 60);
    enter(2, 19);
    for (int i = 0; i < 50; i++) {
      refusal(1, 0);
    }

    assertThat(meters.get("turnpike.gateway.requests.active").gauge().value()).isEqualTo(79);
    held.forEach(Admission::close);
    assertThat(meters.get("turnpike.gateway.requests.active").gauge().value()).isZero();
    enter(9, 90);
  }

  private void assertRefused(int tenant, long bytes, int status, String code) {
    GatewayFailure refused = refusal(tenant, bytes);
    assertThat(refused).isNotNull();
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.retryAfterSeconds()).isPositive();
  }

  private void enter(int tenant, int times) {
    for (int i = 0; i < times; i++) {
      held.add(admissions.enter(caller(tenant), 0));
    }
  }

  private @Nullable GatewayFailure refusal(int tenant, long bytes) {
    return catchThrowableOfType(
        GatewayFailure.class, () -> held.add(admissions.enter(caller(tenant), bytes)));
  }

  private double shed(String reason) {
    return meters.get("turnpike.gateway.requests.shed").tag("reason", reason).counter().count();
  }

  private static Caller caller(int tenant) {
    return new Caller(
        new OrganizationId(new UUID(1, tenant)),
        new TeamId(new UUID(2, 2)),
        "default",
        new KeyId(new UUID(3, 3)),
        "key",
        null,
        Set.of(),
        KeyRights.NONE);
  }
}
