package io.turnpike.routing.config.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds targets of one node that are the same: after a failure of one, the other fails too. */
final class DuplicateTargets {

  private DuplicateTargets() {}

  static void refuse(List<CompiledChild> children) {
    Set<List<Object>> seen = new HashSet<>();
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
  private static List<Object> essence(Target target) {
    return List.of(
        target.connection(),
        parameters(target.overrides().stream()),
        parameters(target.defaults().stream()),
        target.drops(),
        target.timeouts(),
        target.retry(),
        String.valueOf(target.hedge()),
        target.requirements(),
        target.forwarded(),
        target.invalidEvents(),
        String.valueOf(target.breaker()));
  }

  /** An override holds its JSON as bytes, which a record compares by identity. */
  private static List<String> parameters(Stream<Override> overrides) {
    return overrides.map(o -> o.field() + new String(o.json(), UTF_8)).sorted().toList();
  }
}
