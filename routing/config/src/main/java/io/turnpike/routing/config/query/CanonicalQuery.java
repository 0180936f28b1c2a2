package io.turnpike.routing.config.query;

import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.All;
import io.turnpike.routing.plan.Query.Any;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Not;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition in a form that is equal for two that differ in order only.
 *
 * @param kind the operator, or and, or, not
 * @param of field and operands, or the parts
 */
record CanonicalQuery(String kind, Set<Object> of) {

  private static final Map<Operator, Operator> OPPOSITES =
      Map.of(
          Operator.EQ, Operator.NE,
          Operator.NE, Operator.EQ,
          Operator.IN, Operator.NIN,
          Operator.NIN, Operator.IN);

  static CanonicalQuery of(Query query) {
    return switch (query) {
      case All(List<Query> of) -> new CanonicalQuery("and", parts(of));
      case Any(List<Query> of) -> new CanonicalQuery("or", parts(of));
      case Not(Query of) -> not(of);
      case Comparison it -> comparison(it, it.operator(), it.operands());
    };
  }

  /** What holds exactly when the query does not, as far as it can be told. */
  static Stream<CanonicalQuery> opposites(Query query) {
    return switch (query) {
      case All _, Any _ -> Stream.of(not(query));
      case Not(Query of) -> Stream.of(not(query), of(of));
      case Comparison it -> Stream.concat(Stream.of(not(it)), opposite(it));
    };
  }

  private static Stream<CanonicalQuery> opposite(Comparison it) {
    Operator other = OPPOSITES.get(it.operator());
    if (it.operator() == Operator.EXISTS
        && it.operands().getFirst() instanceof Truth(boolean there)) {
      return Stream.of(comparison(it, Operator.EXISTS, List.of(new Truth(!there))));
    }
    return other == null ? Stream.empty() : Stream.of(comparison(it, other, it.operands()));
  }

  private static CanonicalQuery comparison(
      Comparison it, Operator operator, List<Operand> operands) {
    Set<Object> of = new HashSet<>(operands);
    of.add(it.field());
    return new CanonicalQuery(operator.word(), of);
  }

  private static CanonicalQuery not(Query query) {
    return new CanonicalQuery("not", Set.of(of(query)));
  }

  private static Set<Object> parts(List<Query> queries) {
    return queries.stream().map(CanonicalQuery::of).collect(Collectors.toSet());
  }
}
