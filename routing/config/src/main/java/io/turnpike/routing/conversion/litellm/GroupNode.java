package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group's deployments as nodes: one for each order that they have, the first to be tried first.
 */
final class GroupNode {

  private final String mode;
  private final Weights weights;

  private GroupNode(String mode, Weights weights) {
    this.mode = mode;
    this.weights = weights;
  }

  static List<ObjectNode> tiers(ModelGroup group, String mode) {
    TreeMap<Integer, List<Deployment>> tiers = new TreeMap<>();
    for (Deployment deployment : group.deployments()) {
      tiers.computeIfAbsent(deployment.order(), _ -> new ArrayList<>()).add(deployment);
    }
    tell(group, tiers.size() > 1);
    GroupNode node = new GroupNode(mode, Weights.of(group, mode));
    return tiers.values().stream().map(node::tier).toList();
  }

  private static void tell(ModelGroup group, boolean tiers) {
    for (Deployment deployment : group.deployments()) {
      var order = deployment.parameters().get("order");
      if (order != null && tiers) {
        order.carried("Became the place in a fallback: lower orders are tried first.");
      } else if (order != null) {
        order.carried("All deployments of the group have the same, so nothing follows from it.");
      }
    }
  }

  private ObjectNode tier(List<Deployment> deployments) {
    Map<JsonNode, ObjectNode> distinct = new HashMap<>();
    ArrayNode targets = JsonNodeFactory.instance.arrayNode();
    for (Deployment deployment : deployments) {
      ObjectNode first = distinct.get(deployment.target());
      if (first == null) {
        ObjectNode target = deployment.target().deepCopy();
        distinct.put(deployment.target(), target);
        targets.add(weights.put(deployment, target));
      } else {
        weights.merge(deployment, first);
      }
    }
    return targets.size() == 1 ? only(targets) : branch(targets);
  }

  private static ObjectNode only(ArrayNode targets) {
    ObjectNode target = (ObjectNode) targets.get(0);
    target.remove("weight");
    return target;
  }

  private ObjectNode branch(ArrayNode targets) {
    ObjectNode branch = JsonNodeFactory.instance.objectNode();
    branch.putObject("strategy").put("mode", mode);
    branch.set("targets", targets);
    return branch;
  }

  /** {@code routing_strategy}: how a group chooses among its deployments. */
  static String mode(Source field) {
    return switch (String.valueOf(field.text())) {
      case "simple-shuffle" -> carried(field, "loadbalance");
      case "latency-based-routing" -> carried(field, "least_latency");
      case "least-busy" -> carried(field, "least_busy");
      case "cost-based-routing" -> carried(field, "cheapest");
      case "usage-based-routing", "usage-based-routing-v2" -> byUsage(field);
      default -> unknown(field);
    };
  }

  private static String carried(Source field, String mode) {
    field.carried("Became mode \"" + mode + "\" of groups with several deployments.");
    return mode;
  }

  private static String byUsage(Source field) {
    field.adjusted(
        "Became mode \"least_busy\", which counts the requests in flight and not those of the"
            + " minute.");
    return "least_busy";
  }

  private static String unknown(Source field) {
    field.lost("Left out: no mode is like it. Groups choose by weight, mode \"loadbalance\".");
    return "loadbalance";
  }
}
