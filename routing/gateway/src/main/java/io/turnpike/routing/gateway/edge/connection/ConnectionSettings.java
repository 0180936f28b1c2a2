package io.turnpike.routing.gateway.edge.connection;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the server waits for its clients. None of it limits how long an answer may take.
 *
 * @param head for the head of a request, from its first byte or from connecting on
 * @param body within which a request's body must go on
 * @param idle between two requests on one connection
 */
@ConfigurationProperties("turnpike.connection")
record ConnectionSettings(
    @DefaultValue("10s") Duration head,
    @DefaultValue("30s") Duration body,
    @DefaultValue("75s") Duration idle) {

  ConnectionSettings {
    Map.of("head", head, "body", body, "idle", idle).forEach(ConnectionSettings::check);
  }

  private static void check(String name, Duration limit) {
    if (limit.compareTo(Duration.ofMillis(50)) < 0 || limit.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "turnpike.connection." + name + " must be between 50ms and 1h, not " + limit + ".");
    }
  }

  /** No limit is shorter. */
  Duration shortest() {
    Duration both = head.compareTo(body) < 0 ? head : body;
    return both.compareTo(idle) < 0 ? both : idle;
  }
}
