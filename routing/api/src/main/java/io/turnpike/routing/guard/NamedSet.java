package io.turnpike.routing.guard;

import io.turnpike.routing.plan.GuardrailRules;
import java.time.Instant;

/**
 * A named set of guardrails as it is stored.
 *
 * @param version grows with every change of any of the organization's sets; never means two
 *     documents
 * @param observed tried on live traffic, acting on nothing
 * @param rules those that this build can read
 * @param document as it was saved, byte for byte
 * @param author label of the actor who saved it
 */
public record NamedSet(
    String name,
    int version,
    SetScope scope,
    boolean observed,
    GuardrailRules rules,
    String document,
    String author,
    Instant savedAt) {}
