package io.turnpike.routing.gateway.testing;

import io.turnpike.routing.gateway.testing.behaviour.NamedBehaviours;
import java.util.List;

/** Everything hostile at once, for people: the provider and the doors that are no provider. */
record Stage(
    HostileProvider provider,
    HostileProvider untrusted,
    HostileProvider expired,
    ClosedPort closed,
    FullBacklog full) {

  static Stage open(int port) {
    return new Stage(
        HostileProvider.start(port),
        HostileProvider.start(Certificate.SELF_SIGNED),
        HostileProvider.start(Certificate.EXPIRED),
        ClosedPort.reserve(),
        FullBacklog.open());
  }

  void await() {
    description().forEach(System.out::println);
    provider.awaitClose();
  }

  private List<String> description() {
    List<String> lines =
        new java.util.ArrayList<>(
            List.of(
                "Hostile provider at " + provider.baseUrl(),
                "  self-signed certificate  " + untrusted.baseUrl(),
                "  expired certificate      " + expired.baseUrl(),
                "  refuses connections      " + closed.baseUrl(),
                "  never accepts            " + full.baseUrl(),
                "  no such host             " + Addresses.unresolvable(),
                "The faults and the models that show them:"));
    for (FaultRow row : FaultRow.values()) {
      lines.add("  " + row);
    }
    lines.add("All models:");
    NamedBehaviours.names().forEach(name -> lines.add("  " + name));
    return lines;
  }
}
