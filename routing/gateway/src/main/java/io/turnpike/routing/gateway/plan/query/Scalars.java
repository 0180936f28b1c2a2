package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.plan.Query.Nothing;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Query.Truth;

/**
 * How two scalars compare. Headers and metadata know text alone, so there text that is a number
 * counts as one beside a number. In the body a number is a number and text is text.
 */
final class Scalars {

  /** They are in no order. */
  static final int INCOMPARABLE = 2;

  private static final int LONGEST_NUMBER = 32;

  private Scalars() {}

  /**
   * @param textOnly the value comes from where there is only text
   */
  static boolean equal(Operand value, Operand wanted, boolean textOnly) {
    return switch (wanted) {
      case Text(String text) -> value instanceof Text(String own) && own.equals(text);
      case Numeric(double number) -> number(value, textOnly) == number;
      case Truth(boolean truth) -> truth(value, truth, textOnly);
      case Nothing _ -> value instanceof Nothing;
    };
  }

  /** Negative, 0 or positive as the value is less, equal or more; {@link #INCOMPARABLE}. */
  static int compare(Operand value, Operand wanted, boolean textOnly) {
    if (wanted instanceof Numeric(double number)) {
      return compare(number(value, textOnly), number);
    }
    if (wanted instanceof Text(String text) && value instanceof Text(String own)) {
      int asNumbers = compare(parsed(own), parsed(text));
      return asNumbers == INCOMPARABLE ? Integer.signum(own.compareTo(text)) : asNumbers;
    }
    return INCOMPARABLE;
  }

  static boolean contains(Operand value, Operand wanted, boolean textOnly) {
    return wanted instanceof Text(String text) && value instanceof Text(String own)
        ? own.contains(text)
        : equal(value, wanted, textOnly);
  }

  static String text(Operand operand) {
    return switch (operand) {
      case Text(String text) -> text;
      case Numeric(double number) -> number(number);
      case Truth(boolean truth) -> Boolean.toString(truth);
      case Nothing _ -> "null";
    };
  }

  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static boolean truth(Operand value, boolean wanted, boolean textOnly) {
    return switch (value) {
      case Truth(boolean own) -> own == wanted;
      case Text(String text) -> textOnly && text.equals(Boolean.toString(wanted));
      case Numeric _, Nothing _ -> false;
    };
  }

  private static int compare(double value, double wanted) {
    return Double.isNaN(value) || Double.isNaN(wanted)
        ? INCOMPARABLE
        : Double.compare(value, wanted);
  }

  /** NaN, which equals nothing, for what is no number. */
  private static double number(Operand value, boolean textOnly) {
    return switch (value) {
      case Numeric(double number) -> number;
      case Text(String text) -> textOnly ? parsed(text) : Double.NaN;
      case Truth _, Nothing _ -> Double.NaN;
    };
  }

  private static double parsed(String text) {
    if (!looksLikeNumber(text)) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private static boolean looksLikeNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_NUMBER;
  }
}
