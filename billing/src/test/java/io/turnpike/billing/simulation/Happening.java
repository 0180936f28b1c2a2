package io.turnpike.billing.simulation;

/** What a step of a simulation can be. */
enum Happening {
  ADMITTED,
  CAPPED,
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
