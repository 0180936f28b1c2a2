package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one team. */
public record TeamId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
