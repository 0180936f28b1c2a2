package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.health.ConnectionHealth;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** TargetStats from what this node's own calls have shown. */
@Component
final class NodeTargetStats implements TargetStats {

  private final Targets targets;
  private final Connections connections;

  NodeTargetStats(Targets targets, Connections connections) {
    this.targets = targets;
    this.connections = connections;
  }

  @Override
  public Standing of(OrganizationId organization, Candidate candidate) {
    TargetHealth target =
        targets.of(
            organization, candidate.connection(), candidate.model(), candidate.target().breaker());
    ConnectionHealth connection = connections.known(organization, candidate.connection().name());
    Duration cooldown =
        connection == null ? null : connection.cooldownLeft(candidate.opened(), candidate.model());
    return new Standing(
        Breaker.valueOf(target.state().name()),
        target.status().openedMillisAgo(),
        target.health(),
        target.times().firstToken(),
        target.times().firstTokenP50(),
        target.times().firstTokenP95(),
        target.inFlight(),
        cooldown,
        connection == null || cooldown == null ? null : reason(connection, candidate));
  }

  private static FailureClass reason(ConnectionHealth connection, Candidate candidate) {
    return FailureClass.valueOf(connection.reason(candidate.opened(), candidate.model()).name());
  }
}
