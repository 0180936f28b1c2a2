package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one key. */
public record KeyId(UUID value) {

  public static KeyId of(String text) {
    return new KeyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
