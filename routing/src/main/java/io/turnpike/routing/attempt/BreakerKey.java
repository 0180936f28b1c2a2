package io.turnpike.routing.attempt;

import io.turnpike.tenants.OrganizationId;

/** What a breaker guards: one tenant's way to one model. */
record BreakerKey(OrganizationId organization, String connection, String model) {}
