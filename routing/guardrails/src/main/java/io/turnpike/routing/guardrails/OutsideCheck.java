package io.turnpike.routing.guardrails;

/** Somebody else is asked: the gateway carries it out. */
public non-sealed interface OutsideCheck extends Check {}
