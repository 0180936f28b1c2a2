package io.turnpike.routing.config.query;

import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of one field after the comparisons that must all hold. */
final class FieldBounds {

  private double least = Double.NEGATIVE_INFINITY;
  private double most = Double.POSITIVE_INFINITY;
  private boolean leastItself = true;
  private boolean mostItself = true;
  private @Nullable Operand only;

  /** True when nothing is left. */
  boolean isEmptyWith(Comparison comparison) {
    if (hasMany(comparison.field()) || comparison.operands().size() != 1) {
      return false;
    }
    Operand operand = comparison.operands().getFirst();
    return switch (comparison.operator()) {
      case EQ -> isEmptyWithOnly(operand);
      case GT, GTE, LT, LTE ->
          operand instanceof Numeric(double value) && isEmptyWithin(comparison, value);
      case NE, IN, NIN, REGEX, EXISTS, CONTAINS -> false;
    };
  }

  /** Of several values one may be within each bound. */
  private static boolean hasMany(Field field) {
    return switch (field.source()) {
      case TAGS, PARAMS -> true;
      case PROMPT -> field.path().equals(List.of("class"));
      case METADATA, HEADERS, URL, KEY, TEAM, USER, SESSION, BUDGET, TIME -> false;
    };
  }

  private boolean isEmptyWithOnly(Operand operand) {
    Operand before = only;
    only = operand;
    return before != null && before.getClass() == operand.getClass() && !before.equals(operand)
        || isOutside();
  }

  private boolean isEmptyWithin(Comparison comparison, double value) {
    switch (comparison.operator()) {
      case GT -> from(value, false);
      case GTE -> from(value, true);
      case LT -> to(value, false);
      default -> to(value, true);
    }
    boolean nothing = least > most || least == most && !(leastItself && mostItself);
    return nothing || isOutside();
  }

  private void from(double value, boolean itself) {
    if (value > least || value == least && !itself) {
      least = value;
      leastItself = itself;
    }
  }

  private void to(double value, boolean itself) {
    if (value < most || value == most && !itself) {
      most = value;
      mostItself = itself;
    }
  }

  private boolean isOutside() {
    return only instanceof Numeric(double value)
        && (value < least
            || value > most
            || value == least && !leastItself
            || value == most && !mostItself);
  }
}
