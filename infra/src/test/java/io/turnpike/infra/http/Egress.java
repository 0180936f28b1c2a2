package io.turnpike.infra.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;

/** A guarded client with all that belongs to it. */
record Egress(GuardedHttp http, EgressRules rules, Resolution resolution) implements AutoCloseable {

  static Egress allowing(String... allowed) {
    return of(EgressPool.of(500), allowed);
  }

  /** As many connections as a node opens that is told nothing. */
  static Egress byDefault(String... allowed) {
    return of(EgressPool.of(defaults().connectionsPerHost()), allowed);
  }

  static EgressSettings defaults() {
    return new Binder(List.of()).bindOrCreate("turnpike.egress", EgressSettings.class);
  }

  /** One connection per host, and so long a wait for it. */
  static Egress single(Duration patience, String... allowed) {
    return of(new EgressPool(1, 1, patience, Duration.ofSeconds(30)), allowed);
  }

  /** To loopback, over so many connections per host. */
  static Egress loopback(int connections) {
    Duration patience = Duration.ofSeconds(2);
    return of(new EgressPool(connections, 500, patience, Duration.ofSeconds(30)), "loopback");
  }

  private static Egress of(EgressPool pool, String... allowed) {
    Resolution resolution = new Resolution();
    EgressRules rules = new EgressRules(new AddressGuard(EgressAllowance.parse(List.of(allowed))));
    GuardedResolvers resolvers = new GuardedResolvers(resolution, rules);
    return new Egress(new GuardedHttp(resolvers, pool), rules, resolution);
  }

  @Override
  public void close() {
    http.close();
    resolution.close();
  }
}
