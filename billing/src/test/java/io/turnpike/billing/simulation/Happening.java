package io.turnpike.billing.simulation;

/** What a step of a simulation can be. */
enum Happening {
  ADMITTED,
  /** Refused first, though it fitted, because nodes had not heard of each other yet. */
  ADMITTED_LATE,
  REFUSED_AGAIN,
  CAPPED,
  /** Capped at less than fitted, for the same reason. */
  CAPPED_LOW,
  REFUSED_BY_BUDGET,
  REFUSED_BY_LIMIT,
  UNAVAILABLE,
  COVERED,
  NOT_COVERED,
  RECORDED,
  RELEASED,
  SHIPPED,
  CHECKED,
  EDITED,
  HOUR_PASSED,
  FAULT,
  DELIVERED_LATE,
  KILLED,
  FORGOTTEN
}
