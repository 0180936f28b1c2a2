package io.turnpike.routing.gateway.call;

/** What is left for the request should this attempt fail; decides who may try a doubtful target. */
public enum Chance {
  /** Another target can take the request, so its client will not notice a failure. */
  OTHERS_FOLLOW,
  /** Nothing else is left. */
  LAST,
  /** Nothing is left and the breaker is open: asked all the same, now and then. */
  FORCED,
  /**
   * The breaker is open on statistics, and as much of its group as may be is left out already:
   * asked as if it were closed. See {@code Ejection}.
   */
  SPARED
}
