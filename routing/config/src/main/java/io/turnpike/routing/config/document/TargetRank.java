package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Step.Weighted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code weight} and {@code priority}: what a target is to the strategy above it. */
final class TargetRank {

  private static final double HEAVIEST = 1_000_000;
  private static final int LAST_TIER = 1_000;

  private TargetRank() {}

  /** What can be told while the target, or the strategy above it, is too wrong to compile. */
  static void checkAlone(Fields target) {
    target.number("weight", 0, HEAVIEST);
    target.whole("priority", 0, LAST_TIER);
  }

  /** A weight elsewhere is harmless and common in Portkey's documents; a tier is a mistake. */
  static void check(CompiledChild child, Mode above) {
    Fields fields = child.fields();
    if (above != Mode.PRIORITY && fields.has("priority")) {
      fields.mistake(
          "priority", "belongs to a target of \"priority\", not \"" + above.word() + "\".");
    }
    if (above != Mode.LOADBALANCE && fields.number("weight", 0, HEAVIEST) != null) {
      fields.warning(
          "weight", "means nothing under \"" + above.word() + "\"; it is for \"loadbalance\".");
    }
  }

  /** For nodes without a strategy above them. */
  static void refuse(Fields node, String what) {
    if (node.has("priority")) {
      node.mistake("priority", "belongs to a target of \"priority\", not to " + what + ".");
    }
    if (node.number("weight", 0, HEAVIEST) != null) {
      node.warning("weight", "means nothing here; it is for targets of \"loadbalance\".");
    }
  }

  /** 1 without one. */
  private static double weight(Fields node) {
    @Nullable Double weight = node.number("weight", 0, HEAVIEST);
    return weight == null ? 1 : weight;
  }

  private static boolean isDrained(Fields node) {
    JsonNode weight = node.get("weight");
    return weight != null && weight.isNumber() && weight.doubleValue() == 0;
  }

  /** Without a tier, a target's is its place in the document. */
  static List<Tiered> tiers(List<CompiledChild> children) {
    List<Tiered> tiers = new ArrayList<>();
    for (CompiledChild child : children) {
      @Nullable Integer tier = child.fields().whole("priority", 0, LAST_TIER);
      tiers.add(new Tiered(child.step(), tier == null ? tiers.size() : tier));
    }
    return List.copyOf(tiers);
  }

  static LoadBalance loadBalance(StrategyNode group) {
    List<Weighted> choices =
        group.children().stream()
            .map(child -> new Weighted(child.step(), weight(child.fields())))
            .toList();
    Failover failover = group.failover();
    checkWeights(group, choices);
    if (!failover.allowed()) {
      group.children().forEach(TargetRank::warnOfNothing);
    }
    return new LoadBalance(group.at(), choices, StickyReader.read(group.strategy()), failover);
  }

  private static void checkWeights(StrategyNode group, List<Weighted> choices) {
    double sum = choices.stream().mapToDouble(Weighted::weight).sum();
    if (sum == 0 && !choices.isEmpty() && choices.size() == group.size()) {
      group.node().mistake("targets", "has weights that sum to zero; nothing would be served.");
    } else if (group.size() == 1) {
      group.node().warning("targets", "has only one element, which gets everything.");
    }
  }

  private static void warnOfNothing(CompiledChild child) {
    if (isDrained(child.fields())) {
      child
          .fields()
          .warning("weight", "is 0 and \"allow_fallbacks\" is false: the target is never reached.");
    }
  }
}
