package io.turnpike.infra.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where outgoing calls may go, and how many at once.
 *
 * @param allow beyond public addresses: {@code loopback}, {@code private}, CIDR blocks; absent:
 *     {@code loopback} when the database is embedded, else nothing
 * @param connectionsPerHost most connections to one host, each of which carries one call
 */
@ConfigurationProperties("turnpike.egress")
record EgressSettings(@Nullable List<String> allow, @DefaultValue("5000") int connectionsPerHost) {

  /** One address of ours has no more ports for one address of theirs. */
  private static final int MOST = 60_000;

  EgressSettings {
    if (connectionsPerHost < 1 || connectionsPerHost > MOST) {
      throw new IllegalArgumentException(
          "turnpike.egress.connections-per-host must be between 1 and %d, not %d."
              .formatted(MOST, connectionsPerHost));
    }
  }

  List<String> allowed(boolean embedded) {
    if (allow != null) {
      return allow.stream().filter(entry -> !entry.isBlank()).toList();
    }
    return embedded ? List.of("loopback") : List.of();
  }
}
