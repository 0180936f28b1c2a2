package io.turnpike.routing.gateway.admission;

/** How much has to be refused; each level includes the ones before. */
enum Pressure {
  NONE,
  /** Requests of tenants that already have more than their share. */
  GREEDY,
  /** Large requests for whole answers. */
  LARGE,
  /** Everything that is new. */
  ALL;

  /**
   * @param limit at which it begins
   * @param worse at which large requests go too
   * @param worst at which everything goes
   */
  static Pressure of(double value, double limit, double worse, double worst) {
    if (value < limit) {
      return NONE;
    }
    return value < worse ? GREEDY : value < worst ? LARGE : ALL;
  }

  /** For a share of something that can run out: the levels lie evenly below it. */
  static Pressure ofShare(double percent, int limit) {
    double third = (100.0 - limit) / 3;
    return of(percent, limit, limit + third, limit + 2 * third);
  }

  Pressure or(Pressure other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
