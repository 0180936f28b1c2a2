package io.turnpike.infra.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where outgoing calls may go.
 *
 * @param allow beyond public addresses: {@code loopback}, {@code private}, CIDR blocks; absent:
 *     {@code loopback} when the database is embedded, else nothing
 */
@ConfigurationProperties("turnpike.egress")
record EgressSettings(@Nullable List<String> allow) {

  List<String> allowed(boolean embedded) {
    if (allow != null) {
      return allow.stream().filter(entry -> !entry.isBlank()).toList();
    }
    return embedded ? List.of("loopback") : List.of();
  }
}
