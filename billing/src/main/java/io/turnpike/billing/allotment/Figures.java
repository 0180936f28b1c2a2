package io.turnpike.billing.allotment;

/**
 * What Redis said of a counter.
 *
 * @param available to be granted
 * @param elsewhere held by other nodes
 * @param oldestMillis when the first of them that hold anything last told how much, by the clock of
 *     Redis; the largest long when none does
 * @param nodes that hold some, this one included
 * @param waitMillis until it may grant anything, after it was lost; 0 when it may
 * @param serverMillis when it said so, by its own clock
 */
public record Figures(
    long available,
    long elsewhere,
    long oldestMillis,
    int nodes,
    long waitMillis,
    long serverMillis) {

  static final Figures UNKNOWN = new Figures(0, 0, Long.MAX_VALUE, 1, 0, 0);

  /** Later; a rate fills up meanwhile. */
  long available(Counter counter, long nanosLater) {
    if (counter.kind() != Counter.Kind.RATE) {
      return available;
    }
    double filled = nanosLater / 1e6 * counter.capacity() / counter.perMillis();
    return (long) Math.min(counter.capacity(), available + filled);
  }
}
