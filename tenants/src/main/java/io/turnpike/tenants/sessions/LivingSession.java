package io.turnpike.tenants.sessions;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.UserId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;

/** A session that has not ended, without its token, which nobody but the browser keeps. */
record LivingSession(
    @Embedded.Empty(prefix = "o_") Organization organization,
    UserId user,
    Role role,
    String email,
    @Nullable ZoneId ownZone,
    Instant createdAt) {

  Actor actor() {
    return new Actor(organization, user, role, email, ownZone);
  }
}
