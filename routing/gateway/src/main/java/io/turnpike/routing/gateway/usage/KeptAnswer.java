package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;

/**
 * Where an answer comes from that was not made for its request.
 *
 * @param upstream that made it
 * @param entry short id of what it is kept as
 * @param ageSeconds since it was made
 * @param micros from the request's beginning until it was found
 */
public record KeptAnswer(Upstream upstream, String entry, long ageSeconds, long micros) {

  /** What it costs to be given it. */
  public static final Cost FREE = new Cost(0, "cache");

  static final Bill BILL = new Bill(TokenUsage.NONE, UsageSource.NONE, FREE);
}
