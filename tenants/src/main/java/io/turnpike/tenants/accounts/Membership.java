package io.turnpike.tenants.accounts;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Role;
import org.springframework.data.relational.core.mapping.Embedded;

/** What a person is in one organization. */
record Membership(@Embedded.Empty(prefix = "o_") Organization organization, Role role) {

  Actor actor(User user) {
    return new Actor(organization, user.id(), role, user.email(), user.zone());
  }
}
