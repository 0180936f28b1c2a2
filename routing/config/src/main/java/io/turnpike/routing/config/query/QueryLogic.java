package io.turnpike.routing.config.query;

import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.All;
import io.turnpike.routing.plan.Query.Any;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Not;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What can be said of conditions without a request. Says nothing that is not certain. */
final class QueryLogic {

  private static final Map<Operator, Operator> OPPOSITES =
      Map.of(
          Operator.EQ, Operator.NE,
          Operator.NE, Operator.EQ,
          Operator.IN, Operator.NIN,
          Operator.NIN, Operator.IN);

  private QueryLogic() {}

  static boolean isAlways(Query query) {
    return switch (query) {
      case All all -> all.of().stream().allMatch(QueryLogic::isAlways);
      case Any any -> any.of().stream().anyMatch(QueryLogic::isAlways) || hasOpposites(any.of());
      case Not not -> isNever(not.of());
      case Comparison _ -> false;
    };
  }

  /** What holds exactly when the query does not, as far as it can be told. */
  static Stream<JsonNode> opposites(Query query) {
    Stream<Query> others =
        switch (query) {
          case All _, Any _ -> Stream.of();
          case Not(Query of) -> Stream.of(of);
          case Comparison it -> opposite(it);
        };
    return Stream.concat(Stream.of(new Not(query)), others).map(WrittenQuery::of);
  }

  private static Stream<Query> opposite(Comparison it) {
    Operator other = OPPOSITES.get(it.operator());
    if (it.operator() == Operator.EXISTS
        && it.operands().getFirst() instanceof Truth(boolean there)) {
      return Stream.of(
          new Comparison(it.field(), Operator.EXISTS, List.of(new Truth(!there)), null));
    }
    return Stream.ofNullable(other)
        .map(operator -> new Comparison(it.field(), operator, it.operands(), null));
  }

  static boolean isNever(Query query) {
    return switch (query) {
      case All all ->
          all.of().stream().anyMatch(QueryLogic::isNever) || hasOpposites(all.of()) || isEmpty(all);
      case Any any -> !any.of().isEmpty() && any.of().stream().allMatch(QueryLogic::isNever);
      case Not not -> isAlways(not.of());
      case Comparison _ -> false;
    };
  }

  private static boolean hasOpposites(List<Query> queries) {
    Set<JsonNode> all = queries.stream().map(WrittenQuery::of).collect(Collectors.toSet());
    return queries.stream().flatMap(QueryLogic::opposites).anyMatch(all::contains);
  }

  /** Whether no value of some field is within all bounds. */
  private static boolean isEmpty(All all) {
    Map<Field, FieldBounds> bounds = new HashMap<>();
    return flat(all)
        .anyMatch(
            comparison ->
                bounds
                    .computeIfAbsent(comparison.field(), _ -> new FieldBounds())
                    .isEmptyWith(comparison));
  }

  private static Stream<Comparison> flat(All all) {
    return all.of().stream()
        .flatMap(
            query ->
                switch (query) {
                  case Comparison comparison -> Stream.of(comparison);
                  case All inner -> flat(inner);
                  case Any _, Not _ -> Stream.<Comparison>empty();
                });
  }
}
