package io.turnpike.routing.gateway.attempt.permit;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.attempt.WaitWords;
import io.turnpike.routing.gateway.attempt.health.BreakerPermit;
import io.turnpike.routing.gateway.attempt.health.ConnectionHealth;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.gateway.usage.GatewayMeters;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Everything that must be had before something is sent: a key that is not on cooldown, a place
 * among the connection's calls, and the breaker's leave.
 */
@Component
@EnableConfigurationProperties(AttemptSettings.class)
public class AttemptPermits {

  private final Targets targets;
  private final Connections connections;
  private final AttemptSettings settings;
  private final GatewayMeters meters;

  AttemptPermits(
      Targets targets, Connections connections, AttemptSettings settings, GatewayMeters meters) {
    this.targets = targets;
    this.connections = connections;
    this.settings = settings;
    this.meters = meters;
  }

  public TargetHealth target(Call call, Candidate candidate) {
    return targets.of(
        call.caller().organization(),
        candidate.connection(),
        candidate.model(),
        candidate.target().breaker());
  }

  public ConnectionHealth connection(Call call, Candidate candidate) {
    return connections.of(call.caller().organization(), candidate.connection().name());
  }

  /**
   * Throws {@link AttemptFailed} when something is missing. The ticket must be ended.
   *
   * @param tried credentials to leave out, by their places, one bit each
   */
  public AttemptPermit take(Call call, Candidate candidate, Chance chance, long tried) {
    ConnectionHealth connection = connection(call, candidate);
    Opened opened = candidate.opened();
    String model = candidate.model();
    int place = connection.choose(opened, model, tried);
    if (place < 0 && !opened.credentials().isEmpty()) {
      throw allOnCooldown(connection, opened, model);
    }
    if (!connection.enter(settings.perConnection())) {
      throw unused(connection, candidate, place, crowded(candidate));
    }
    BreakerPermit permit = permit(target(call, candidate), chance, call.body().stream());
    if (permit == null) {
      connection.leave();
      throw unused(connection, candidate, place, open(target(call, candidate)));
    }
    Secret ownKey = place < 0 ? call.context().ownKey() : null;
    return new AttemptPermit(permit, connection, opened, place, model, ownKey, meters);
  }

  /** A credential that was chosen and is not sent tells nothing about itself. */
  private static AttemptFailed unused(
      ConnectionHealth connection, Candidate candidate, int place, AttemptFailed why) {
    if (place >= 0) {
      connection.undecided(candidate.opened(), place, candidate.model());
    }
    return why;
  }

  private static @Nullable BreakerPermit permit(
      TargetHealth target, Chance chance, boolean streamed) {
    return switch (chance) {
      case OTHERS_FOLLOW -> target.ask(true, streamed);
      case LAST -> target.ask(false, streamed);
      case FORCED -> target.force(streamed);
      case SPARED -> target.spare(streamed);
    };
  }

  private static AttemptFailed open(TargetHealth target) {
    return new AttemptFailed(
        FailureClass.BREAKER_OPEN,
        "provider_circuit_open",
        "\""
            + target.key().model()
            + "\" over \""
            + target.key().connection()
            + (target.status().held() == null
                ? "\" failed too often; it is being left alone for a few seconds."
                : "\" is held open by an operator."),
        0,
        target.retryIn());
  }

  private static AttemptFailed crowded(Candidate candidate) {
    return new AttemptFailed(
        FailureClass.OVERLOADED,
        "target_concurrency",
        "The connection \""
            + candidate.connection().name()
            + "\" has as many calls in flight as one connection may.",
        0,
        Duration.ofSeconds(1));
  }

  private static AttemptFailed allOnCooldown(
      ConnectionHealth connection, Opened opened, String model) {
    String name = opened.connection().name();
    Duration wait = connection.cooldownLeft(opened, model);
    String again = wait == null ? "." : "; one is tried again in " + WaitWords.of(wait) + ".";
    return switch (connection.reason(opened, model)) {
      case RATE_LIMITED ->
          new AttemptFailed(
              FailureClass.RATE_LIMITED,
              "provider_rate_limited",
              "Every key of the connection \"" + name + "\" is rate limited at the moment.",
              0,
              wait);
      case QUOTA_EXHAUSTED ->
          new AttemptFailed(
              FailureClass.QUOTA_EXHAUSTED,
              GatewayFailure.SPENT_QUOTA,
              "No key of the connection \"" + name + "\" has money left" + again);
      case AUTH ->
          new AttemptFailed(
              FailureClass.AUTH,
              "provider_auth_failed",
              "The provider has refused every key of the connection \"" + name + '"' + again);
    };
  }
}
