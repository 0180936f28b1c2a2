package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.All;
import io.turnpike.routing.plan.Query.Any;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Not;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts queries to a request. Stops as soon as the outcome is certain. */
public final class Queries {

  private final Facts facts;

  public Queries(Facts facts) {
    this.facts = facts;
  }

  /** Says which fields will be asked for. */
  public void expect(Conditional conditional) {
    List<Field> fields = new ArrayList<>();
    for (Branch branch : conditional.branches()) {
      collect(branch.query(), fields);
    }
    fields.removeIf(field -> field.source() != Source.PARAMS);
    facts.expect(fields);
  }

  /**
   * @param seen gets every comparison that was made
   */
  public boolean holds(Query query, List<Seen> seen) {
    return switch (query) {
      case All(List<Query> of) -> all(of, seen);
      case Any(List<Query> of) -> any(of, seen);
      case Not(Query of) -> !holds(of, seen);
      case Comparison comparison -> compare(comparison, seen);
    };
  }

  private boolean all(List<Query> of, List<Seen> seen) {
    for (Query query : of) {
      if (!holds(query, seen)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(List<Query> of, List<Seen> seen) {
    for (Query query : of) {
      if (holds(query, seen)) {
        return true;
      }
    }
    return false;
  }

  private boolean compare(Comparison comparison, List<Seen> seen) {
    @Nullable List<Operand> values = facts.of(comparison.field());
    boolean held = Comparisons.holds(comparison, values);
    if (seen.size() < RedactedComparison.MOST_SEEN) {
      seen.add(
          RedactedComparison.of(comparison, values, held, facts.isSetting(comparison.field())));
    }
    return held;
  }

  /** Whether a request has the same answer to it from its admission to its end. */
  public static boolean isSettled(Conditional conditional) {
    List<Field> fields = new ArrayList<>();
    conditional.branches().forEach(branch -> collect(branch.query(), fields));
    return fields.stream()
        .noneMatch(field -> field.source() == Source.TIME || field.source() == Source.BUDGET);
  }

  private static void collect(Query query, List<Field> fields) {
    switch (query) {
      case All(List<Query> of) -> of.forEach(next -> collect(next, fields));
      case Any(List<Query> of) -> of.forEach(next -> collect(next, fields));
      case Not(Query of) -> collect(of, fields);
      case Comparison comparison -> fields.add(comparison.field());
    }
  }
}
