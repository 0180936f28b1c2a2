package io.turnpike.routing.gateway.attempt.health;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.routing.FailureClass;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Targets over a clock that a test moves. */
final class Targeted {

  final FakeTime time = new FakeTime();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Targets targets = new Targets(HealthSettings.DEFAULT, meters, time);

  static OrganizationId tenant(int number) {
    return new OrganizationId(new UUID(7, number));
  }

  TargetHealth of(int tenant) {
    return targets.of(tenant(tenant), connection("up"), "m");
  }

  static ProviderConnection connection(String name) {
    return new ProviderConnection(
        name,
        "openai",
        URI.create("https://api.example/v1"),
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        List.of(),
        Map.of(),
        1,
        null);
  }

  /** How often breakers have changed to this state. */
  double transitions(String to) {
    return meters.counter("turnpike.gateway.breaker.transitions", "to", to).count();
  }

  static BreakerPermit asked(TargetHealth target) {
    return Objects.requireNonNull(target.ask(true, true), "refused");
  }

  static void fail(TargetHealth target, int times) {
    fail(target, times, FailureClass.SERVER_ERROR, "provider_error");
  }

  static void fail(TargetHealth target, int times, FailureClass failure, String code) {
    for (int i = 0; i < times; i++) {
      BreakerPermit permit = asked(target);
      permit.failed(failure, code, 0);
      permit.ended();
    }
  }

  static void serve(TargetHealth target, int times) {
    for (int i = 0; i < times; i++) {
      BreakerPermit permit = asked(target);
      permit.firstContent();
      permit.ended();
    }
  }

  /** Longer than any first wait, jitter included. */
  void untilProbe() {
    time.pass(Duration.ofSeconds(7));
  }
}
