package io.turnpike.routing.gateway.plan.query;

import com.google.re2j.Pattern;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Query.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the values of a field satisfy a comparison: one of them must, where there are many. */
final class Comparisons {

  /** A pattern takes a fixed time for each character, and requests may be megabytes. */
  private static final int LONGEST_SEARCHED = 32_768;

  private Comparisons() {}

  static boolean holds(Comparison comparison, @Nullable List<Operand> values) {
    return switch (comparison.operator()) {
      case EXISTS -> (values != null) == wantsThere(comparison);
      case NE, NIN -> values == null || !any(comparison, values);
      case EQ, GT, GTE, LT, LTE, IN, REGEX, CONTAINS -> values != null && any(comparison, values);
    };
  }

  private static boolean wantsThere(Comparison comparison) {
    return !(comparison.operands().getFirst() instanceof Truth(boolean there)) || there;
  }

  private static boolean any(Comparison comparison, List<Operand> values) {
    boolean textOnly = comparison.field().source() != Source.PARAMS;
    for (Operand value : values) {
      if (satisfies(comparison, value, textOnly)) {
        return true;
      }
    }
    return false;
  }

  private static boolean satisfies(Comparison comparison, Operand value, boolean textOnly) {
    if (comparison.pattern() != null) {
      return matches(comparison.pattern(), Scalars.text(value));
    }
    for (Operand wanted : comparison.operands()) {
      if (satisfies(comparison, value, wanted, textOnly)) {
        return true;
      }
    }
    return false;
  }

  private static boolean satisfies(
      Comparison comparison, Operand value, Operand wanted, boolean textOnly) {
    return switch (comparison.operator()) {
      case EQ, NE, IN, NIN -> Scalars.equal(value, wanted, textOnly);
      case GT -> order(value, wanted, textOnly) == 1;
      case GTE -> isWithin(order(value, wanted, textOnly), 0, 1);
      case LT -> order(value, wanted, textOnly) == -1;
      case LTE -> isWithin(order(value, wanted, textOnly), -1, 0);
      case CONTAINS -> Scalars.contains(value, wanted, textOnly);
      case REGEX, EXISTS -> false;
    };
  }

  private static int order(Operand value, Operand wanted, boolean textOnly) {
    return Scalars.compare(value, wanted, textOnly);
  }

  private static boolean isWithin(int order, int least, int most) {
    return order >= least && order <= most;
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern
        .matcher(text.length() > LONGEST_SEARCHED ? text.substring(0, LONGEST_SEARCHED) : text)
        .find();
  }
}
