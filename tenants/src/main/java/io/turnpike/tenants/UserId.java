package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one user. */
public record UserId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
