package io.turnpike.tenants;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * A tenant.
 *
 * @param slug unique in the installation
 * @param zone where its days begin
 * @param unpriced what it wants of models whose price nobody knows
 */
public record Organization(
    OrganizationId id,
    String slug,
    String name,
    ZoneId zone,
    Instant createdAt,
    Unpriced unpriced) {

  @PersistenceCreator
  public Organization {}

  /** One with the settings it begins with. */
  public Organization(OrganizationId id, String slug, String name, ZoneId zone, Instant createdAt) {
    this(id, slug, name, zone, createdAt, Unpriced.ALLOW);
  }
}
