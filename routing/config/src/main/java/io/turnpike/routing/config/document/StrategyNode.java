package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A strategy over compiled targets.
 *
 * @param children without those that were too wrong to compile
 */
record StrategyNode(Fields node, Fields strategy, Mode mode, List<CompiledChild> children) {

  private static final double USUAL_PROBES = 5;

  /** Null when it is too wrong to be one. */
  @Nullable Step compile() {
    if (mode != Mode.CONDITIONAL && mode != Mode.SINGLE) {
      refuseDuplicates();
    }
    children.forEach(child -> TargetRank.check(child, mode));
    Step step = step();
    return children.isEmpty() ? null : step;
  }

  String at() {
    return node.at().text();
  }

  /** As many as the document has, compiled or not. */
  int size() {
    JsonNode targets = node.get("targets");
    return targets == null ? 0 : targets.size();
  }

  List<Step> steps() {
    return children.stream().map(CompiledChild::step).toList();
  }

  Failover failover() {
    return FailoverReader.read(strategy);
  }

  private @Nullable Step step() {
    return switch (mode) {
      case SINGLE -> single();
      case FALLBACK -> new Fallback(at(), steps(), failover());
      case LOADBALANCE -> TargetRank.loadBalance(this);
      case CONDITIONAL -> new ConditionalReader(this).read();
      case LEAST_LATENCY -> new LeastLatency(at(), steps(), probes(), failover());
      case LEAST_BUSY -> new LeastBusy(at(), steps(), failover());
      case CHEAPEST -> new Cheapest(at(), steps(), failover());
      case PRIORITY -> new Priority(at(), TargetRank.tiers(children), failover());
      case CANARY -> CanaryReader.read(this);
    };
  }

  private @Nullable Step single() {
    for (int i = 1; i < size(); i++) {
      node.findings()
          .warning(
              node.place("targets").to(i),
              "is never asked: mode \"single\" uses the first target only.");
    }
    return children.isEmpty() ? null : children.getFirst().step();
  }

  private double probes() {
    @Nullable Double percent = strategy.number("probe_percent", 0, 100);
    if (percent != null && percent == 0) {
      strategy.warning(
          "probe_percent", "is 0: a target that was slow once is never asked first again.");
    }
    return percent == null ? USUAL_PROBES : percent;
  }

  /** After a failure of one, the other fails too. */
  private void refuseDuplicates() {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    connections().filter(name -> !once.add(name)).forEach(twice::add);
    Set<JsonNode> seen = new HashSet<>();
    for (CompiledChild child : children) {
      if (child.step() instanceof Target target
          && twice.contains(target.connection())
          && !seen.add(essence(target))) {
        child
            .fields()
            .mistake(
                child.fields().at(),
                "is the same as a target before it; \"retry\" tries the same target again.");
      }
    }
  }

  /** Only targets of one connection can be the same, and most nodes have none such. */
  private Stream<String> connections() {
    return children.stream()
        .map(CompiledChild::step)
        .filter(Target.class::isInstance)
        .map(step -> ((Target) step).connection());
  }

  /** Everything but name and place. */
  private static JsonNode essence(Target target) {
    return PlanTree.of(target).remove(List.of("at", "name"));
  }
}
