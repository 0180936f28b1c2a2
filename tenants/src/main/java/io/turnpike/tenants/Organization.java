package io.turnpike.tenants;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * A tenant.
 *
 * @param slug unique in the installation
 * @param zone where its days begin
 * @param logRetentionDays for how many days, today not counted, rows of its request log are kept
 * @param unpriced what it wants of models whose price nobody knows
 */
public record Organization(
    OrganizationId id,
    String slug,
    String name,
    ZoneId zone,
    Instant createdAt,
    int logRetentionDays,
    Unpriced unpriced) {

  private static final int USUAL_RETENTION_DAYS = 90;

  @PersistenceCreator
  public Organization {}

  /** One with the settings it begins with. */
  public Organization(OrganizationId id, String slug, String name, ZoneId zone, Instant createdAt) {
    this(id, slug, name, zone, createdAt, USUAL_RETENTION_DAYS, Unpriced.ALLOW);
  }
}
