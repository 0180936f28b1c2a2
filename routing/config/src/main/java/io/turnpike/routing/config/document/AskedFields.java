package io.turnpike.routing.config.document;

import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Conditional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a plan's conditions ask of a request, beside what its body says. */
final class AskedFields {

  private AskedFields() {}

  /** Each once, in document order. */
  static List<Field> of(Step root) {
    Set<Field> fields = new LinkedHashSet<>();
    steps(root, fields);
    return List.copyOf(fields);
  }

  private static void steps(Step step, Set<Field> into) {
    if (step instanceof Conditional conditional) {
      conditional.branches().forEach(branch -> queries(branch.query(), into));
    }
    PlanSteps.below(step).forEach(below -> steps(below, into));
  }

  private static void queries(Query query, Set<Field> into) {
    switch (query) {
      case Query.All(var of) -> of.forEach(each -> queries(each, into));
      case Query.Any(var of) -> of.forEach(each -> queries(each, into));
      case Query.Not(var of) -> queries(of, into);
      case Query.Comparison comparison -> field(comparison.field(), into);
    }
  }

  /** Time and budgets are other ones by the time that a kept answer is served. */
  private static void field(Field field, Set<Field> into) {
    switch (field.source()) {
      case METADATA, HEADERS, URL, KEY, TEAM, USER, SESSION, TAGS -> into.add(field);
      case PARAMS, PROMPT, BUDGET, TIME -> {}
    }
  }
}
