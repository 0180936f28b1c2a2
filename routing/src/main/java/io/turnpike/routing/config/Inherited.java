package io.turnpike.routing.config;

import io.turnpike.routing.RoutePlan.Override;
import io.turnpike.routing.RoutePlan.Retry;
import io.turnpike.routing.RoutePlan.Timeouts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node hands down to the nodes under it: single timeouts and parameters are overridden one
 * by one, a retry as a whole.
 *
 * @param overrides by field, in document order
 */
record Inherited(Map<String, Override> overrides, Timeouts timeouts, Retry retry) {

  static final Inherited NOTHING = new Inherited(Map.of(), Timeouts.DEFAULT, Retry.NONE);

  /** With what this node says itself. */
  Inherited with(Fields node) {
    return new Inherited(
        merged(OverrideParams.read(node)),
        TimeoutsReader.read(node, timeouts),
        RetryReader.read(node, retry));
  }

  List<Override> list() {
    return List.copyOf(overrides.values());
  }

  private Map<String, Override> merged(List<Override> own) {
    Map<String, Override> all = new LinkedHashMap<>(overrides);
    own.forEach(override -> all.put(override.field(), override));
    return all;
  }
}
