package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.routing.usage.Reason;

/**
 * Why a target was left out of a request.
 *
 * @param detail for people: what is missing, without the target's name
 */
public record Exclusion(Reason reason, String detail) {}
