package io.turnpike.billing.testing;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;

/** Somebody who causes usage. */
public record Tenant(OrganizationId organization, TeamId team, String teamSlug, KeyId key) {

  public static Tenant create() {
    return new Tenant(
        new OrganizationId(TimeOrderedId.next()),
        new TeamId(TimeOrderedId.next()),
        "default",
        new KeyId(TimeOrderedId.next()));
  }

  /** Another team with another key. */
  public Tenant team(String slug) {
    return new Tenant(
        organization, new TeamId(TimeOrderedId.next()), slug, new KeyId(TimeOrderedId.next()));
  }
}
