package io.turnpike.routing.config.document;

import io.turnpike.routing.config.query.WrittenQuery;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.RoutePlan.Branch;
import io.turnpike.routing.plan.RoutePlan.Canary;
import io.turnpike.routing.plan.RoutePlan.Cheapest;
import io.turnpike.routing.plan.RoutePlan.Conditional;
import io.turnpike.routing.plan.RoutePlan.Fallback;
import io.turnpike.routing.plan.RoutePlan.LeastBusy;
import io.turnpike.routing.plan.RoutePlan.LeastLatency;
import io.turnpike.routing.plan.RoutePlan.LoadBalance;
import io.turnpike.routing.plan.RoutePlan.Priority;
import io.turnpike.routing.plan.RoutePlan.Rescue;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.plan.RoutePlan.Step;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Tiered;
import io.turnpike.routing.plan.RoutePlan.Weighted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled node with all below it as a tree: {@code at}, {@code mode}, {@code targets} for what
 * it chooses from, and the rest by the document's words.
 */
public final class StepTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Components that lead to other steps, which are written as {@code targets}. */
  private static final Set<String> LEADING =
      Set.of("steps", "choices", "stable", "canary", "branches", "otherwise");

  /** What a strategy takes that says nothing of it, which is left out. */
  private static final ObjectNode USUAL = JSON.objectNode();

  static {
    PlanTree.write(FailoverReader.USUAL, Set.of(), USUAL);
  }

  private StepTree() {}

  public static ObjectNode of(Step step) {
    return switch (step) {
      case Rescue rescue -> rescue(rescue);
      case Shadow shadow -> shadow(shadow);
      case Target target -> node(target, "single");
      case LoadBalance it -> loadBalance(it);
      case Priority it -> priority(it);
      case Conditional it -> conditional(it);
      case Fallback it -> branch(it, "fallback");
      case Canary it -> branch(it, "canary");
      case LeastLatency it -> branch(it, "least_latency");
      case LeastBusy it -> branch(it, "least_busy");
      case Cheapest it -> branch(it, "cheapest");
    };
  }

  private static ObjectNode rescue(Rescue rescue) {
    ObjectNode tree = of(rescue.step());
    detours("context_window_fallbacks", rescue.contextWindow(), tree);
    detours("content_policy_fallbacks", rescue.contentPolicy(), tree);
    return tree;
  }

  private static void detours(String word, List<Step> steps, ObjectNode tree) {
    if (!steps.isEmpty()) {
      tree.set(word, all(steps));
    }
  }

  private static ObjectNode shadow(Shadow shadow) {
    ObjectNode tree = of(shadow.step());
    ObjectNode own = tree.putObject("shadow");
    PlanTree.write(shadow, Set.of("at", "step", "copy"), own);
    own.set("target", of(shadow.copy()));
    return tree;
  }

  private static ObjectNode node(Record step, String mode) {
    ObjectNode tree = JSON.objectNode().put("mode", mode);
    PlanTree.write(step, LEADING, tree);
    for (Map.Entry<String, JsonNode> usual : USUAL.properties()) {
      if (tree.path(usual.getKey()).equals(usual.getValue())) {
        tree.remove(usual.getKey());
      }
    }
    return tree;
  }

  private static <S extends Record & Step> ObjectNode branch(S step, String mode) {
    ObjectNode tree = node(step, mode);
    tree.set("targets", all(PlanSteps.below(step).toList()));
    return tree;
  }

  private static ObjectNode loadBalance(LoadBalance all) {
    ObjectNode tree = node(all, "loadbalance");
    ArrayNode targets = tree.putArray("targets");
    for (Weighted choice : all.choices()) {
      ObjectNode target = of(choice.step());
      PlanTree.write(choice, Set.of("step"), target);
      targets.add(target);
    }
    return tree;
  }

  private static ObjectNode priority(Priority all) {
    ObjectNode tree = node(all, "priority");
    ArrayNode targets = tree.putArray("targets");
    for (Tiered choice : all.choices()) {
      targets.add(of(choice.step()).put("priority", choice.tier()));
    }
    return tree;
  }

  private static ObjectNode conditional(Conditional all) {
    ObjectNode tree = node(all, "conditional");
    ArrayNode targets = tree.putArray("targets");
    PlanSteps.below(all).forEach(step -> targets.add(named(all, step)));
    ArrayNode conditions = tree.putArray("conditions");
    for (Branch branch : all.branches()) {
      ObjectNode condition = conditions.addObject();
      condition.set("query", WrittenQuery.of(branch.query()));
      condition.put("then", branch.then());
    }
    if (all.otherwise() != null) {
      ObjectNode otherwise = named(all, all.otherwise());
      tree.put("default", otherwise.path("name").asString(all.otherwise().at()));
    }
    return tree;
  }

  /** Only targets keep their names; conditions have those of the others. */
  private static ObjectNode named(Conditional all, Step step) {
    ObjectNode tree = of(step);
    all.branches().stream()
        .filter(branch -> branch.step() == step && !tree.has("name"))
        .findFirst()
        .ifPresent(branch -> tree.put("name", branch.then()));
    return tree;
  }

  private static ArrayNode all(Iterable<? extends Step> steps) {
    ArrayNode array = JSON.arrayNode();
    steps.forEach(step -> array.add(of(step)));
    return array;
  }
}
