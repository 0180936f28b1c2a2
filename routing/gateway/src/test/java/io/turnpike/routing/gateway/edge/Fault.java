package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.gateway.testing.FaultRow;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.plan.InvalidEvents;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the table: a fault, how the request asked, and what comes of it.
 *
 * @param where who is asked
 * @param behaviour without the prefix {@code hostile/}; empty where the address is the fault
 * @param policy what the config wants done with invalid events
 * @param remark what stands in for a fault that this kind of request cannot meet; null when it can
 */
record Fault(
    FaultRow row,
    Where where,
    String behaviour,
    boolean streamed,
    Dialect dialect,
    Limits limits,
    FaultOutcome verdict,
    @Nullable String remark,
    InvalidEvents policy) {

  /** Under a config that does not say what becomes of invalid events. */
  Fault(
      FaultRow row,
      Where where,
      String behaviour,
      boolean streamed,
      Dialect dialect,
      Limits limits,
      FaultOutcome verdict,
      @Nullable String remark) {
    this(row, where, behaviour, streamed, dialect, limits, verdict, remark, InvalidEvents.DROP);
  }

  Fault under(InvalidEvents policy) {
    return new Fault(row, where, behaviour, streamed, dialect, limits, verdict, remark, policy);
  }

  /** Who is asked. */
  enum Where {
    PROVIDER,
    NOWHERE,
    CLOSED_PORT,
    FULL_BACKLOG,
    SELF_SIGNED,
    EXPIRED
  }

  /**
   * Which time limit is so short that it is met; the others leave room for a slow machine. {@code
   * TOKENS} is the client's own limit and none of time.
   */
  enum Limits {
    ROOMY,
    CONNECT,
    FIRST_TOKEN,
    IDLE,
    TOTAL,
    TOKENS
  }

  String model() {
    return behaviour.isEmpty() ? "any" : "hostile/" + behaviour;
  }

  @Override
  public String toString() {
    return "%02d %s · %s · %s · %s%s%s"
        .formatted(
            row.number(),
            row.title(),
            behaviour.isEmpty() ? where.name().toLowerCase(java.util.Locale.ROOT) : behaviour,
            streamed ? "stream" : "whole",
            dialect.name().toLowerCase(java.util.Locale.ROOT),
            policy == InvalidEvents.DROP ? "" : " · " + policy.word(),
            remark == null ? "" : " (" + remark + ")");
  }
}
