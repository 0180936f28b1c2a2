package io.turnpike.tenants;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A tenant.
 *
 * @param slug unique in the installation
 * @param zone where its days begin
 * @param logRetentionDays for how many days, today not counted, rows of its request log are kept
 */
public record Organization(
    OrganizationId id,
    String slug,
    String name,
    ZoneId zone,
    Instant createdAt,
    int logRetentionDays) {}
