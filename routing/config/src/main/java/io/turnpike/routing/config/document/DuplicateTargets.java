package io.turnpike.routing.config.document;


import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds targets of one node that are the same: after a failure of one, the other fails too. */
final class DuplicateTargets {

  private DuplicateTargets() {}

  static void refuse(List<CompiledChild> children) {
    Set<JsonNode> seen = new HashSet<>();
    for (CompiledChild child : children) {
      if (child.step() instanceof Target target && !seen.add(essence(target))) {
        child
            .fields()
            .findings()
            .mistake(
                child.fields().at(),
                "is the same as a target before it; \"retry\" tries the same target again.");
      }
    }
  }

  /** Everything but name and place. */
  private static JsonNode essence(Target target) {
    return StepTree.of(target).remove(List.of("at", "name"));
  }
}
