package io.turnpike.billing.allotment;

import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something all nodes count together.
 *
 * @param capacity how much there is of it
 * @param perMillis in what time a rate fills up again; 0 for the others
 * @param until when a budget's period ends
 */
public record Counter(Key key, Kind kind, long capacity, long perMillis, Instant until) {

  /**
   * @param value whose, where each value has a counter of its own; else empty
   * @param from when its period began; the epoch without one
   */
  public record Key(OrganizationId organization, UUID id, String value, Instant from) {

    String inRedis() {
      return "{" + organization + "}:allotment:" + id + ":" + from.getEpochSecond() + ":" + value;
    }
  }

  public enum Kind {
    /** What is used is gone until the period ends; how much that is, the ledger knows. */
    BUDGET,
    /** What is used comes back when its call ends. */
    CONCURRENCY,
    /** What is used comes back with time: a token bucket. */
    RATE;

    /** As the script in Redis calls it. */
    String word() {
      return name().substring(0, 1);
    }
  }
}
