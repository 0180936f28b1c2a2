package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.plan.RoutePlan.Branch;
import io.turnpike.routing.plan.RoutePlan.Canary;
import io.turnpike.routing.plan.RoutePlan.Cheapest;
import io.turnpike.routing.plan.RoutePlan.Conditional;
import io.turnpike.routing.plan.RoutePlan.Failover;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes shapes of steps. */
final class Shapes {

  private Shapes() {}

  static Shape of(Step step) {
    return switch (step) {
      case Target target -> Shape.leaf(target);
      case Fallback all -> branch(all, "fallback", members(all.steps()), all.failover());
      case LoadBalance all -> loadBalance(all);
      case Canary canary -> canary(canary);
      case Conditional all -> conditional(all);
      case LeastLatency all -> leastLatency(all);
      case LeastBusy all -> branch(all, "least_busy", members(all.steps()), all.failover());
      case Cheapest all -> branch(all, "cheapest", members(all.steps()), all.failover());
      case Priority all -> branch(all, "priority", tiers(all.choices()), all.failover());
      case Rescue rescue -> rescue(rescue);
      case Shadow shadow -> shadow(shadow);
    };
  }

  private static Shape loadBalance(LoadBalance all) {
    List<Member> members = all.choices().stream().map(Shapes::weighted).toList();
    return branch(all, "loadbalance", members, all.failover())
        .with(Settings.sticky(all.sticky()), "", List.of());
  }

  private static Member weighted(Weighted choice) {
    Shape shape = of(choice.step());
    return new Member(shape.name(), shape, choice.weight(), null);
  }

  private static List<Member> tiers(List<Tiered> choices) {
    return choices.stream()
        .map(
            choice -> {
              Shape shape = of(choice.step());
              return new Member(shape.name(), shape, null, choice.tier());
            })
        .toList();
  }

  private static Shape canary(Canary canary) {
    return branch(
            canary, "canary", members(List.of(canary.stable(), canary.canary())), canary.failover())
        .with(Settings.sticky(canary.sticky()), "", List.of())
        .with(Map.of("percent", Texts.number(canary.percent())), "", List.of());
  }

  private static Shape leastLatency(LeastLatency all) {
    return branch(all, "least_latency", members(all.steps()), all.failover())
        .with(Settings.probes(all.probePercent()), "", List.of());
  }

  private static Shape conditional(Conditional all) {
    Map<String, Member> members = new LinkedHashMap<>();
    List<Condition> conditions = new ArrayList<>();
    for (Branch branch : all.branches()) {
      members.putIfAbsent(branch.step().at(), named(branch));
      conditions.add(new Condition(QueryWords.of(branch.query()), branch.then()));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    if (all.otherwise() != null) {
      Member otherwise = Member.of(of(all.otherwise()));
      Member known = members.putIfAbsent(all.otherwise().at(), otherwise);
      settings.put("default", (known == null ? otherwise : known).label());
    }
    List<Member> list = List.copyOf(members.values());
    return new Shape(all.at(), null, "conditional", settings, list, conditions, Map.of());
  }

  private static Member named(Branch branch) {
    return new Member(branch.then(), of(branch.step()), null, null);
  }

  private static Shape rescue(Rescue rescue) {
    return of(rescue.step())
        .with(Map.of(), "context_window_fallbacks", members(rescue.contextWindow()))
        .with(Map.of(), "content_policy_fallbacks", members(rescue.contentPolicy()));
  }

  private static Shape shadow(Shadow shadow) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("shadow.percent", Texts.number(shadow.percent()));
    settings.put("shadow.per_minute", String.valueOf(shadow.perMinute()));
    return of(shadow.step()).with(settings, "shadow", members(List.of(shadow.copy())));
  }

  private static List<Member> members(List<Step> steps) {
    return steps.stream().map(Shapes::of).map(Member::of).toList();
  }

  private static Shape branch(Step step, String mode, List<Member> members, Failover failover) {
    return new Shape(
        step.at(), null, mode, Settings.failover(failover), members, List.of(), Map.of());
  }
}
