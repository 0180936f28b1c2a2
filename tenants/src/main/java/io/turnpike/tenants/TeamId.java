package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one team. */
public record TeamId(UUID value) {

  public static TeamId of(String text) {
    return new TeamId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
