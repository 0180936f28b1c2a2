package io.turnpike.tenants;

import java.time.Instant;
import java.time.ZoneId;

/** A tenant. {@code slug} is unique in the installation; {@code zone} is where its days begin. */
public record Organization(
    OrganizationId id, String slug, String name, ZoneId zone, Instant createdAt) {}
