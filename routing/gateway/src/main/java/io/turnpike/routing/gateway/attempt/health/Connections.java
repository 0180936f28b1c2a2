package io.turnpike.routing.gateway.attempt.health;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The connections in use on this node, by tenant and name; those long unused are forgotten. */
@Component
public class Connections {

  private static final int MOST = 10_000;

  private final Targets targets;

  /** The longest cooldown of a key must be remembered to its end. */
  private final Cache<Key, ConnectionHealth> known =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(Duration.ofHours(2))
          .executor(Runnable::run)
          .build();

  Connections(Targets targets) {
    this.targets = targets;
  }

  public ConnectionHealth of(OrganizationId tenant, String connection) {
    Key key = new Key(tenant, connection);
    ConnectionHealth present = known.getIfPresent(key);
    return present != null ? present : known.get(key, _ -> new ConnectionHealth(targets.clock()));
  }

  /** Null for one that has not been used lately. */
  public @Nullable ConnectionHealth known(OrganizationId tenant, String connection) {
    return known.getIfPresent(new Key(tenant, connection));
  }

  /** Ends all cooldowns of a connection's keys. */
  public void endCooldowns(OrganizationId tenant, String connection) {
    ConnectionHealth present = known(tenant, connection);
    if (present != null) {
      present.endCooldowns();
    }
  }

  private record Key(OrganizationId tenant, String connection) {}
}
