package io.turnpike.routing.cache.meaning.acceptance;

/** Wilson's bounds of a rate, each with nine to one on its side. */
final class Bound {

  private static final double Z = 1.2816;

  private Bound() {}

  /** The rate is hardly below this; 0 for no cases. */
  static double least(long wrong, long cases) {
    return cases == 0 ? 0 : Math.max(0, center(wrong, cases) - spread(wrong, cases));
  }

  /** The rate is hardly above this; 1 for no cases. */
  static double most(long wrong, long cases) {
    return cases == 0 ? 1 : Math.min(1, center(wrong, cases) + spread(wrong, cases));
  }

  private static double center(long wrong, long cases) {
    return (wrong + Z * Z / 2) / (cases + Z * Z);
  }

  private static double spread(long wrong, long cases) {
    double rate = (double) wrong / cases;
    return Z * Math.sqrt(cases * rate * (1 - rate) + Z * Z / 4) / (cases + Z * Z);
  }
}
