package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Warns of settings of one node of which one leaves nothing for the other. */
final class Contradictions {

  private Contradictions() {}

  static void check(Fields node, NodeSettings own) {
    JsonNode defaults = node.get("default_params");
    if (defaults != null && defaults.isObject()) {
      defaults
          .propertyNames()
          .forEach(field -> overridden(node, own, node.place("default_params").to(field), field));
    }
    if (node.has("drop_params")) {
      own.drops.stream()
          .filter(own.overrides::containsKey)
          .forEach(path -> node.warning("drop_params", dropped(path)));
    }
    if (node.has("hedge") || node.has("timeouts") || node.has("request_timeout")) {
      hedge(node, own);
    }
  }

  private static void overridden(Fields node, NodeSettings own, Pointer at, String field) {
    if (own.overrides.containsKey(field)) {
      node.findings().warning(at, "means nothing: \"override_params\" sets it in any case.");
    }
  }

  private static String dropped(String path) {
    return "leaves out " + Spelling.quoted(path) + ", which \"override_params\" has just set.";
  }

  private static void hedge(Fields node, NodeSettings own) {
    Duration after = own.hedge == null ? null : own.hedge.after();
    if (after != null && after.compareTo(own.timeouts.firstToken()) >= 0) {
      String limit = Durations.text(own.timeouts.firstToken());
      String key =
          node.has("hedge") ? "hedge" : node.has("timeouts") ? "timeouts" : "request_timeout";
      node.warning(
          key,
          "a second try after "
              + Durations.text(after)
              + " never starts: the first is given up after "
              + limit
              + ".");
    }
  }
}
