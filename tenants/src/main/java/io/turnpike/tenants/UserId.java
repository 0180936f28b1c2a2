package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one user. */
public record UserId(UUID value) {

  public static UserId of(String text) {
    return new UserId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
