package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.tenants.OrganizationId;

/** What a breaker guards: one tenant's way to one model. */
public record TargetKey(OrganizationId organization, String connection, String model) {}
