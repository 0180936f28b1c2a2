package io.turnpike.routing.gateway.breakers;

import io.turnpike.routing.gateway.attempt.health.TargetKey;
import io.turnpike.tenants.OrganizationId;

/**
 * What an operator ordered, as nodes tell each other: {@code held organization/connection/model}.
 * Only the model's name may hold a slash.
 */
record OverrideAnnouncement(Kind kind, TargetKey target) {

  static final String TOPIC = "breakers";

  enum Kind {
    /** An operator holds it open, or something about that changed. */
    HELD,
    /** An operator has reset it. */
    RESET
  }

  /** Throws IllegalArgumentException for anything else. */
  static OverrideAnnouncement parse(String announced) {
    String[] words = announced.split(" ", 2);
    String[] parts = words[words.length - 1].split("/", 3);
    if (words.length < 2 || parts.length < 3) {
      throw new IllegalArgumentException("Not about a breaker: " + announced);
    }
    return new OverrideAnnouncement(
        Kind.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)),
        new TargetKey(OrganizationId.of(parts[0]), parts[1], parts[2]));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT)
        + " "
        + target.organization()
        + "/"
        + target.connection()
        + "/"
        + target.model();
  }
}
