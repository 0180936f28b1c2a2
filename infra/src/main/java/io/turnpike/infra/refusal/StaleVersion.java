package io.turnpike.infra.refusal;

/** The caller changed something that has moved on since it was read. HTTP 412. */
public final class StaleVersion extends Refusal {

  private static final long serialVersionUID = 1L;

  private final int expected;
  private final int current;

  public StaleVersion(int expected, int current) {
    super("You changed version " + expected + ", but version " + current + " is current.");
    this.expected = expected;
    this.current = current;
  }

  public int expected() {
    return expected;
  }

  public int current() {
    return current;
  }
}
