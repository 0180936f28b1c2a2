package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.plan.BreakerRules;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What holds for a node by its own keys and those of the nodes above. How a key is inherited is its
 * row's: single timeouts and parameters are overridden one by one, paths to leave out and
 * requirements add up, all else is replaced as a whole. Changed only while its node is read.
 */
public final class NodeSettings {

  private static final int LONGEST_NAME = 100;

  private final KeyTable table;

  /** By field, in document order. */
  Map<String, Override> overrides = Map.of();

  /** By field, in document order. */
  Map<String, Override> defaults = Map.of();

  List<String> drops = List.of();
  Timeouts timeouts = Timeouts.DEFAULT;
  Retry retry = Retry.NONE;
  @Nullable Hedge hedge;
  Requirements requirements = Requirements.NONE;
  List<ForwardedHeader> forwarded = List.of();
  InvalidEvents invalidEvents = InvalidEvents.DROP;
  @Nullable BreakerRules breaker;

  /** Those of a node that says nothing. */
  public NodeSettings(KeyTable table) {
    this.table = table;
  }

  private NodeSettings(NodeSettings outer) {
    this.table = outer.table;
    this.overrides = outer.overrides;
    this.defaults = outer.defaults;
    this.drops = outer.drops;
    this.timeouts = outer.timeouts;
    this.retry = outer.retry;
    this.hedge = outer.hedge;
    this.requirements = outer.requirements;
    this.forwarded = outer.forwarded;
    this.invalidEvents = outer.invalidEvents;
    this.breaker = outer.breaker;
  }

  /** The keys that nodes may have. */
  public KeyTable table() {
    return table;
  }

  /** With what this node says itself. */
  public NodeSettings with(Fields node) {
    NodeSettings own = new NodeSettings(this);
    table.rows().forEach(row -> row.reader().read(node, own));
    Contradictions.check(node, own);
    return own;
  }

  /** With another model, as if the node's own parameters said so. */
  public NodeSettings withModel(Override model) {
    NodeSettings own = new NodeSettings(this);
    own.overrides = merged(overrides, List.of(model));
    return own;
  }

  /** One way to serve the request, under these settings. */
  public Target target(Fields node, String connection) {
    return new Target(
        node.at().text(),
        name(node),
        connection,
        List.copyOf(overrides.values()),
        List.copyOf(defaults.values()),
        drops,
        timeouts,
        retry,
        hedge,
        requirements,
        forwarded,
        invalidEvents,
        breaker);
  }

  static void override(Fields node, NodeSettings own) {
    own.overrides = merged(own.overrides, ParamsReader.read(node, "override_params"));
  }

  static void defaults(Fields node, NodeSettings own) {
    own.defaults = merged(own.defaults, ParamsReader.read(node, "default_params"));
  }

  /** Requirements only ever add up. */
  void require(Requirements more) {
    requirements = requirements.and(more);
  }

  private static Map<String, Override> merged(Map<String, Override> outer, List<Override> own) {
    if (own.isEmpty()) {
      return outer;
    }
    Map<String, Override> all = new LinkedHashMap<>(outer);
    own.forEach(override -> all.put(override.field(), override));
    return all;
  }

  static void checkName(Fields node) {
    String name = node.string("name");
    if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
      node.mistake("name", "must have 1 to " + LONGEST_NAME + " characters.");
    }
  }

  /** Null without one; what is wrong with it is not noted. */
  public static @Nullable String name(Fields node) {
    JsonNode name = node.get("name");
    return name == null || !name.isString() ? null : name.stringValue();
  }
}
