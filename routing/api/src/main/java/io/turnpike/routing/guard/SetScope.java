package io.turnpike.routing.guard;

import io.turnpike.tenants.Caller;
import java.util.Set;
import java.util.UUID;

/**
 * Whose calls a set of guardrails holds for: those of any of these.
 *
 * @param organization all of them
 * @param teams slugs
 * @param keys ids
 */
public record SetScope(boolean organization, Set<String> teams, Set<UUID> keys) {

  public static final SetScope ORGANIZATION = new SetScope(true, Set.of(), Set.of());

  /** By which it holds for a caller, the widest first. */
  public enum Level {
    ORGANIZATION,
    TEAM,
    KEY,
    NONE
  }

  public Level level(Caller caller) {
    if (organization) {
      return Level.ORGANIZATION;
    }
    if (teams.contains(caller.teamSlug())) {
      return Level.TEAM;
    }
    return keys.contains(caller.key().value()) ? Level.KEY : Level.NONE;
  }
}
