package io.turnpike.routing.config.document;

import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds targets of one node that are the same: after a failure of one, the other fails too. */
final class DuplicateTargets {

  private DuplicateTargets() {}

  static void refuse(List<CompiledChild> children) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    connections(children).filter(name -> !once.add(name)).forEach(twice::add);
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
  private static Stream<String> connections(List<CompiledChild> children) {
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
