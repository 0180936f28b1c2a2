package io.turnpike.billing.allotment;

/** How much of one allotment a call wants. */
public record Want(Allotment allotment, long amount) {}
