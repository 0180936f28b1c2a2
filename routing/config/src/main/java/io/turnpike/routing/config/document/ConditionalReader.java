package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.config.query.QueryReader;
import io.turnpike.routing.config.query.ReachCheck;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    this.named = names(group);
  }

  Conditional read() {
    List<Branch> branches = new ArrayList<>();
    if (!strategy.each("conditions", (json, at) -> add(json, at, branches))) {
      strategy.mistake(strategy.at(), "needs \"conditions\", one for each way to go.");
    }
    if (branches.size() > MOST) {
      strategy.mistake("conditions", "must have at most " + MOST + " elements.");
    }
    Step otherwise = otherwise();
    warnOfUnused();
    return new Conditional(group.at(), List.copyOf(branches), otherwise);
  }

  private void add(JsonNode json, Pointer at, List<Branch> branches) {
    Fields condition = Fields.of(json, at, Vocabulary.CONDITION, strategy.findings());
    if (condition == null) {
      return;
    }
    Query query = query(condition);
    condition.lacks("then", ", the name of one of the targets.");
    String then = condition.string("then");
    Step step = then == null ? null : target(then, condition.place("then"));
    if (then != null && query != null && step != null) {
      reach.condition(query, at);
      branches.add(new Branch(then, query, step));
    }
  }

  private @Nullable Query query(Fields condition) {
    JsonNode json = condition.get("query");
    condition.lacks("query", ", to know when it holds.");
    return json == null ? null : queries.read(json, condition.place("query"));
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
      strategy.mistake(
          at, "names no target of this node; they " + there + "." + Spelling.hint(name, names));
    }
    return step;
  }

  /** What the targets are called. Two of the same name are noted. */
  private static Map<String, Step> names(StrategyNode group) {
    Map<String, Step> named = new LinkedHashMap<>();
    for (CompiledChild child : group.children()) {
      String name = child.name();
      if (name != null && named.putIfAbsent(name, child.step()) != null) {
        child.fields().mistake("name", "is the name of a target before it; conditions need one.");
      }
    }
    return named;
  }

  private void warnOfUnused() {
    for (CompiledChild child : group.children()) {
      String name = child.name();
      if (name == null) {
        child
            .fields()
            .findings()
            .warning(child.fields().at(), "is never reached: it has no name to be called by.");
      } else if (!used.contains(name)) {
        child.fields().warning("name", "is never reached: no condition leads to it.");
      }
    }
  }
}
