package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Cooldowns of the keys of one revision of a connection, by id. */
final class KeyCooldowns {

  private final int revision;
  private final Clock clock;
  private final Map<String, KeyCooldown> byId = new ConcurrentHashMap<>();

  KeyCooldowns(int revision, Clock clock) {
    this.revision = revision;
    this.clock = clock;
  }

  int revision() {
    return revision;
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  @Nullable KeyCooldown known(String id) {
    return byId.get(id);
  }

  KeyCooldown of(String id) {
    return byId.computeIfAbsent(id, _ -> new KeyCooldown(clock));
  }
}
