package io.turnpike.routing.plan;

import io.turnpike.routing.ConfigReference;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A config document, compiled: everything a request needs, nothing left to parse or look up by
 * text. Immutable and shared; a request keeps the plan it resolved.
 *
 * @param config name, as {@link ConfigReference} has them; null for a plan made up for a request
 *     without a config
 * @param version 0 for a document that came with the request, and without one
 * @param connections names of all provider connections a request may need, each once; {@link
 *     #FROM_REQUEST} before all others where a target leaves it to the request
 * @param guarded places of the targets whose filtered answers go to others instead of the client
 * @param rules what holds wherever it goes
 */
public record RoutePlan(
    @Nullable String config,
    int version,
    Step root,
    List<String> connections,
    Set<String> guarded,
    PlanRules rules) {

  /** Stands for the connection that the request itself names; no connection has that name. */
  public static final String FROM_REQUEST = "@";

  public RoutePlan(@Nullable String config, int version, Step root) {
    this(config, version, root, PlanRules.NONE);
  }

  public RoutePlan(@Nullable String config, int version, Step root, PlanRules rules) {
    this(config, version, root, PlanSteps.connections(root), PlanSteps.guarded(root), rules);
  }

  /** Whether some target goes to whatever connection the request names. */
  public boolean asksRequest() {
    return !connections.isEmpty() && connections.getFirst().equals(FROM_REQUEST);
  }
}
