package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Vocabulary;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All keys of a node. Known keys and spelling hints, the settings of a target with what it
 * inherits, and what an export leaves out come from here; a test holds that the published schema
 * has the same keys.
 */
public final class KeyTable {

  private static final String NO_SUCH_FAILURES = "Portkey does not tell such failures apart.";

  /** In the order in which they are read and told. */
  public static final KeyTable STANDARD =
      new KeyTable(
          Stream.of(
                  NodeKey.of("name", (node, _) -> NodeSettings.checkName(node)),
                  NodeKey.of("strategy").spelt("mode"),
                  NodeKey.of("targets").spelt("options"),
                  NodeKey.of("provider").spelt("virtual_key", "virtualKey"),
                  NodeKey.of("passthrough"),
                  NodeKey.of("override_params", NodeSettings::override).spelt("overrideParams"),
                  NodeKey.of("default_params", NodeSettings::defaults).spelt("defaultParams"),
                  NodeKey.of(
                          "drop_params",
                          (node, own) -> own.drops = DropsReader.read(node, own.drops))
                      .spelt("dropParams"),
                  NodeKey.of("weight"),
                  NodeKey.of("priority").lostAtPortkey("it decided the order of the targets."),
                  NodeKey.of(
                          "request_timeout",
                          (node, own) ->
                              own.timeouts = TimeoutsReader.requestTimeout(node, own.timeouts))
                      .spelt("requestTimeout"),
                  NodeKey.of("retry", (node, own) -> own.retry = RetryReader.read(node, own.retry)),
                  NodeKey.of("hedge", (node, own) -> own.hedge = HedgeReader.read(node, own.hedge))
                      .lostAtPortkey("Portkey makes no second try beside the first."),
                  NodeKey.of(
                          "invalid_events",
                          (node, own) ->
                              own.invalidEvents = InvalidEventsReader.read(node, own.invalidEvents))
                      .lostAtPortkey("Portkey cannot be told what to do with such data."),
                  NodeKey.of(
                          "data_policy",
                          (node, own) ->
                              own.require(RequirementsReader.dataPolicy(node, own.requirements)))
                      .lostAtPortkey(
                          "Portkey would send data to any target. Remove targets by hand."),
                  NodeKey.of(
                          "require_parameters",
                          (node, own) -> own.require(RequirementsReader.parameters(node)))
                      .lostAtPortkey("Portkey sends parameters to models that ignore them."),
                  NodeKey.of(
                          "max_price", (node, own) -> own.require(RequirementsReader.prices(node)))
                      .lostAtPortkey("Portkey does not choose by price."),
                  NodeKey.of("context_window_fallbacks").lostAtPortkey(NO_SUCH_FAILURES),
                  NodeKey.of("content_policy_fallbacks").lostAtPortkey(NO_SUCH_FAILURES),
                  NodeKey.of("shadow").lostAtPortkey("Portkey copies no requests."),
                  NodeKey.of(
                          "forward_headers",
                          (node, own) -> own.forwarded = ForwardReader.read(node, own.forwarded))
                      .spelt("forwardHeaders"),
                  NodeKey.of(
                          "cb_config",
                          (node, own) -> own.breaker = BreakerReader.read(node, own.breaker))
                      .spelt("cbConfig"),
                  NodeKey.of("strict_open_ai_compliance", (node, _) -> compliance(node))
                      .spelt("strictOpenAiCompliance"),
                  NodeKey.of("cache").onlyAtTheTop(),
                  NodeKey.of("input_guardrails").spelt("before_request_hooks").onlyAtTheTop(),
                  NodeKey.of("output_guardrails").spelt("after_request_hooks").onlyAtTheTop(),
                  NodeKey.of("$schema", (node, _) -> node.string("$schema"))
                      .onlyAtTheTop()
                      .lostAtPortkey("it names Turnpike's schema."),
                  NodeKey.of(
                      "timeouts",
                      (node, own) -> own.timeouts = TimeoutsReader.read(node, own.timeouts)))
              .toList());

  private final Map<String, NodeKey> rows = new LinkedHashMap<>();
  private final Vocabulary target;
  private final Vocabulary document;

  private KeyTable(List<NodeKey> rows) {
    rows.forEach(row -> this.rows.put(row.name(), row));
    this.target = Vocabulary.node("a target", names(false), spellings(false));
    this.document = Vocabulary.node("the document", names(true), spellings(true));
  }

  /** With one more key. */
  KeyTable with(NodeKey more) {
    return new KeyTable(Stream.concat(rows.values().stream(), Stream.of(more)).toList());
  }

  /** What every node but the document itself may say. */
  public Vocabulary target() {
    return target;
  }

  /** What the document itself may say. */
  public Vocabulary document() {
    return document;
  }

  /** Why an export to Portkey leaves the key out; null when it does not. */
  public @Nullable String lostAtPortkey(String name) {
    NodeKey row = rows.get(name);
    return row == null ? null : row.lostAtPortkey();
  }

  Iterable<NodeKey> rows() {
    return rows.values();
  }

  private Set<String> names(boolean top) {
    Set<String> names = new LinkedHashSet<>();
    rows(top).forEach(row -> names.add(row.name()));
    return names;
  }

  private Map<String, String> spellings(boolean top) {
    Map<String, String> all = new LinkedHashMap<>();
    rows(top).forEach(row -> row.spellings().forEach(other -> all.put(other, row.name())));
    return all;
  }

  private Stream<NodeKey> rows(boolean top) {
    return rows.values().stream().filter(row -> top || !row.top());
  }

  /** True is how it is in any case, false is not to be had. */
  private static void compliance(Fields node) {
    if (!node.truth("strict_open_ai_compliance", true)) {
      node.mistake(
          "strict_open_ai_compliance",
          "cannot be false: answers always keep to the dialect that the client speaks, without"
              + " other fields of the provider's. Remove it.");
    }
  }
}
