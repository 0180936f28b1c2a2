package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.All;
import io.turnpike.routing.plan.Query.Any;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Not;
import io.turnpike.routing.plan.Query.Nothing;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Query.Truth;
import java.util.List;
import java.util.stream.Collectors;

/** A condition as people would say it; the same words exactly when it asks the same. */
final class QueryWords {

  private QueryWords() {}

  static String of(Query query) {
    return switch (query) {
      case All all -> joined(all.of(), " and ", "always");
      case Any any -> joined(any.of(), " or ", "never");
      case Not not -> "not (" + of(not.of()) + ")";
      case Comparison comparison -> comparison(comparison);
    };
  }

  private static String joined(List<Query> parts, String word, String none) {
    if (parts.size() == 1) {
      return of(parts.getFirst());
    }
    return parts.isEmpty()
        ? none
        : parts.stream().map(QueryWords::part).sorted().collect(Collectors.joining(word));
  }

  private static String part(Query query) {
    return query instanceof Comparison ? of(query) : "(" + of(query) + ")";
  }

  private static String comparison(Comparison comparison) {
    String field = comparison.field().text();
    String operands =
        comparison.operands().stream().map(QueryWords::operand).collect(Collectors.joining(", "));
    return field + " " + word(comparison.operator()) + " " + operands;
  }

  private static String word(Operator operator) {
    return switch (operator) {
      case EQ -> "is";
      case NE -> "is not";
      case GT -> ">";
      case GTE -> "≥";
      case LT -> "<";
      case LTE -> "≤";
      case IN -> "is one of";
      case NIN -> "is none of";
      case REGEX -> "matches";
      case EXISTS -> "exists:";
      case CONTAINS -> "contains";
    };
  }

  private static String operand(Operand operand) {
    return switch (operand) {
      case Text text -> "\"" + text.value() + "\"";
      case Numeric number -> Texts.number(number.value());
      case Truth truth -> String.valueOf(truth.value());
      case Nothing() -> "null";
    };
  }
}
