package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one organization. */
public record OrganizationId(UUID value) {

  public static OrganizationId of(String text) {
    return new OrganizationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
