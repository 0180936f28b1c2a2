package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one key. */
public record KeyId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
