package io.turnpike.routing.gateway.attempt.hedge;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Chance;

/**
 * One try at one target.
 *
 * @param tried credentials that are out of the question, by their places, one bit each
 * @param renewed whether a token was refused already that was fetched for it, and another is used
 */
public record Try(
    Call call, Candidate candidate, Chance chance, HedgedTry side, long tried, boolean renewed) {

  public Try(Call call, Candidate candidate, Chance chance, HedgedTry side, long tried) {
    this(call, candidate, chance, side, tried, false);
  }

  public Try without(long mark) {
    return new Try(call, candidate, chance, side, tried | mark, false);
  }

  public Try withNewToken() {
    return new Try(call, candidate, chance, side, tried, true);
  }
}
