package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.config.query.QueryReader;
import io.turnpike.routing.config.query.ReachCheck;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.RoutePlan.Branch;
import io.turnpike.routing.plan.RoutePlan.Conditional;
import io.turnpike.routing.plan.RoutePlan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code conditional}: the first target whose condition holds. */
final class ConditionalReader {

  private static final int MOST = 1_000;

  private final StrategyNode group;
  private final Fields strategy;
  private final QueryReader queries;
  private final ReachCheck reach;
  private final Map<String, Step> named;
  private final Set<String> used = new HashSet<>();

  ConditionalReader(StrategyNode group) {
    this.group = group;
    this.strategy = group.strategy();
    this.queries = new QueryReader(strategy.findings());
    this.reach = new ReachCheck(strategy.findings());
    this.named = TargetNames.of(group);
  }

  Conditional read() {
    List<Branch> branches = new ArrayList<>();
    if (!strategy.each("conditions", (json, at) -> add(json, at, branches))) {
      strategy.findings().mistake(strategy.at(), "needs \"conditions\", one for each way to go.");
    }
    if (branches.size() > MOST) {
      strategy.mistake("conditions", "must have at most " + MOST + " elements.");
    }
    Step otherwise = otherwise();
    TargetNames.warnOfUnused(group, used);
    return new Conditional(group.at(), List.copyOf(branches), otherwise);
  }

  private void add(JsonNode json, Pointer at, List<Branch> branches) {
    Fields condition = Fields.of(json, at, Vocabulary.CONDITION, strategy.findings());
    if (condition == null) {
      return;
    }
    Query query = query(condition);
    String then = required(condition, "then");
    Step step = then == null ? null : target(then, condition.place("then"));
    if (then != null && query != null && step != null) {
      reach.condition(query, at);
      branches.add(new Branch(then, query, step));
    }
  }

  private @Nullable Query query(Fields condition) {
    JsonNode json = condition.get("query");
    if (json == null) {
      condition.findings().mistake(condition.at(), "needs \"query\", to know when it holds.");
      return null;
    }
    return queries.read(json, condition.place("query"));
  }

  private static @Nullable String required(Fields condition, String key) {
    if (!condition.has(key)) {
      condition
          .findings()
          .mistake(condition.at(), "needs \"" + key + "\", the name of one of the targets.");
    }
    return condition.string(key);
  }

  private @Nullable Step otherwise() {
    String name = strategy.string("default");
    Step step = name == null ? null : target(name, strategy.place("default"));
    if (step != null) {
      reach.otherwise(strategy.place("default"));
    }
    return step;
  }

  private @Nullable Step target(String name, Pointer at) {
    used.add(name);
    Step step = named.get(name);
    if (step == null && group.children().size() == group.size()) {
      Set<String> names = named.keySet();
      String there = names.isEmpty() ? "have no names" : "are " + Spelling.list(names);
      strategy
          .findings()
          .mistake(
              at, "names no target of this node; they " + there + "." + Spelling.hint(name, names));
    }
    return step;
  }
}
