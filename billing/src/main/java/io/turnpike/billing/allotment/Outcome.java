package io.turnpike.billing.allotment;

/** What became of wanting something. */
public sealed interface Outcome {

  /** All of it is held. */
  record Granted() implements Outcome {}

  /**
   * It was held though Redis could not be asked: rates and places as this node alone counts them.
   *
   * @param backed by want, whether Redis knows of it
   */
  record Unasked(boolean[] backed) implements Outcome {}

  /**
   * Nothing is held, since one of them does not fit.
   *
   * @param want which, from 0
   * @param left of it, when that was decided; less than was wanted
   */
  record Refused(int want, long left) implements Outcome {}

  /** Nothing is held, since Redis does not answer. */
  record Unknown(Throwable cause) implements Outcome {}

  Granted GRANTED = new Granted();
}
