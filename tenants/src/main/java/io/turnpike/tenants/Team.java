package io.turnpike.tenants;

import java.time.Instant;

/** A group inside an organization that spend is counted for. {@code slug} is unique in it. */
public record Team(
    TeamId id, OrganizationId organization, String slug, String name, Instant createdAt) {

  /** The team every organization starts with; it cannot be deleted. */
  public static final String DEFAULT = "default";
}
