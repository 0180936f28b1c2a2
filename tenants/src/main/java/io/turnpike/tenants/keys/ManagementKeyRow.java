package io.turnpike.tenants.keys;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ManagementKeys.ManagementKey;
import io.turnpike.tenants.Organization;
import org.springframework.data.relational.core.mapping.Embedded;

/** A key with whose it is and what is not shown of it. */
record ManagementKeyRow(
    @Embedded.Empty(prefix = "o_") Organization organization,
    @Embedded.Empty ManagementKey key,
    String publicId,
    byte[] digest) {

  Actor actor() {
    return new Actor(organization, null, key.role(), key.name());
  }
}
