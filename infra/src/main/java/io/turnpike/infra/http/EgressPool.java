package io.turnpike.infra.http;

import java.time.Duration;
import reactor.netty.resources.ConnectionProvider;

/**
 * Connections kept per host.
 *
 * @param connections at most so many at once
 * @param waiting so many calls may wait for one
 * @param patience how long they wait before they fail
 * @param idle an unused connection is closed before providers close it under our hands
 */
record EgressPool(int connections, int waiting, Duration patience, Duration idle) {

  private static final int WAITING = 500;

  static EgressPool of(int connections) {
    return new EgressPool(connections, WAITING, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /** Last in, first out: the connections a burst has opened fall idle and are closed. */
  ConnectionProvider provider() {
    return ConnectionProvider.builder("egress")
        .maxConnections(connections)
        .pendingAcquireMaxCount(waiting)
        .pendingAcquireTimeout(patience)
        .maxIdleTime(idle)
        .evictInBackground(idle.dividedBy(3))
        .disposeInactivePoolsInBackground(Duration.ofMinutes(1), Duration.ofMinutes(5))
        .lifo()
        .build();
  }
}
