package io.turnpike.routing.guardrails.window;

/** Takes in text as it is decided. */
interface Outlet {

  /**
   * @param origin offset, in all that came in at the very beginning, in whose place it stands
   */
  void add(char one, int origin);

  /**
   * Looks at what has been added.
   *
   * @param ended nothing follows
   */
  void advance(boolean ended);

  /** Origin of the first that is not decided; {@link Integer#MAX_VALUE} where all of it is. */
  int undecided();
}
