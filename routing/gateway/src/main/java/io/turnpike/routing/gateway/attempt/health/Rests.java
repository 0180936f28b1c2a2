package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How the credentials of one revision of a connection are doing, by id. */
final class Rests {

  private final int revision;
  private final Clock clock;
  private final Map<String, CredentialRest> byId = new ConcurrentHashMap<>();

  Rests(int revision, Clock clock) {
    this.revision = revision;
    this.clock = clock;
  }

  int revision() {
    return revision;
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  @Nullable CredentialRest known(String id) {
    return byId.get(id);
  }

  CredentialRest of(String id) {
    return byId.computeIfAbsent(id, _ -> new CredentialRest(clock));
  }
}
