package io.turnpike.routing.config.store;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import java.time.Instant;
import java.time.ZoneOffset;

/** Organizations of a test, and people who may change their configs. */
final class Editors {

  private Editors() {}

  static Actor someone(Stores stores) {
    OrganizationId id = new OrganizationId(TimeOrderedId.next());
    stores.sql(
        "insert into organization (id, slug, name, zone, created_at)"
            + " values ('%s', 'o-%s', 'O', 'UTC', now())".formatted(id, id));
    return new Actor(organization(id), null, Role.DEVELOPER, "ada@example.com");
  }

  static Organization organization(OrganizationId id) {
    return new Organization(id, "o-" + id, "O", ZoneOffset.UTC, Instant.now());
  }
}
