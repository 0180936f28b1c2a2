package io.turnpike.routing.guardrails;

/**
 * A guardrail with its parameters. Immutable, shared by all requests; whatever it throws counts as
 * an error of the check and is never a pass.
 */
public sealed interface Check permits TextCheck, SubjectCheck, OutsideCheck {}
