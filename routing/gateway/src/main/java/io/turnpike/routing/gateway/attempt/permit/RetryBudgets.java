package io.turnpike.routing.gateway.attempt.permit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.gateway.attempt.health.ConnectionHealth;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Whether there is room to try the same target again. Of one tenant's connection a tenth of its
 * attempts may be retries, with a few in hand; of the node's attempts in flight a fifth. Attempts
 * save up by themselves; going to another target needs no leave.
 */
@Component
public class RetryBudgets {

  private static final int ALWAYS = 3;
  private static final int ONE_OF = 5;

  private final Connections connections;
  private final Targets targets;
  private final AtomicInteger retrying = new AtomicInteger();
  private final Counter taken;
  private final Counter deniedByTenant;
  private final Counter deniedByNode;

  RetryBudgets(Connections connections, Targets targets, MeterRegistry meters) {
    this.connections = connections;
    this.targets = targets;
    this.taken = meters.counter("turnpike.gateway.retries");
    this.deniedByTenant = meters.counter("turnpike.gateway.retries.denied", "by", "connection");
    this.deniedByNode = meters.counter("turnpike.gateway.retries.denied", "by", "node");
  }

  /**
   * True when this call may try the same target once more, or beside a try that runs; what it takes
   * is given back when the request ends.
   */
  public boolean take(Call call, Candidate candidate) {
    ConnectionHealth health = health(call, candidate);
    if (!health.retries().take()) {
      deniedByTenant.increment();
      return false;
    }
    if (!enter()) {
      health.retries().giveBack();
      deniedByNode.increment();
      return false;
    }
    call.context().atEnd(retrying::decrementAndGet);
    taken.increment();
    return true;
  }

  public void deposit(Call call, Candidate candidate) {
    health(call, candidate).retries().deposit();
  }

  private boolean enter() {
    int now = retrying.incrementAndGet();
    if (now <= Math.max(ALWAYS, targets.inFlight() / ONE_OF)) {
      return true;
    }
    retrying.decrementAndGet();
    return false;
  }

  private ConnectionHealth health(Call call, Candidate candidate) {
    return connections.of(call.caller().organization(), candidate.connection().name());
  }
}
