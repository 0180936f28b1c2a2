package io.turnpike.routing.config.query;

import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.plan.Query.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a condition's field holds, and so what it can be compared with. */
public enum FieldKind {
  /** Whatever the client sent: text, numbers, true and false, nothing. */
  ANYTHING,
  /** A header: text that may be a number. */
  LABELLED,
  /** Text. */
  WORDS,
  /** A number of at least zero, or below for money. */
  AMOUNT,
  HOUR,
  MINUTE,
  PROMPT_CLASS,
  WEEKDAY;

  static final List<String> CLASSES = SchemaWords.list("/$defs/class_of_content/enum");
  static final List<String> DAYS = SchemaWords.list("/$defs/day_of_week/enum");

  private static final Set<Operator> EQUALITY =
      EnumSet.of(Operator.EQ, Operator.NE, Operator.IN, Operator.NIN);
  private static final Set<Operator> ORDER =
      EnumSet.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE);

  /** Whether it stays the same from request to request of one user, so that it may be hashed. */
  public boolean isStable() {
    return this == ANYTHING || this == LABELLED || this == WORDS;
  }

  boolean allows(Operator operator) {
    if (EQUALITY.contains(operator)) {
      return true;
    }
    return switch (this) {
      case ANYTHING, LABELLED -> true;
      case WORDS -> !ORDER.contains(operator);
      case AMOUNT -> ORDER.contains(operator) || operator == Operator.EXISTS;
      case HOUR, MINUTE -> ORDER.contains(operator);
      case PROMPT_CLASS, WEEKDAY -> false;
    };
  }
}
