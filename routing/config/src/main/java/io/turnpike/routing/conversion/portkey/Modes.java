package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;

/** Portkey's modes, what is different about them here, and ours, which a mixed document may use. */
final class Modes {

  static final String LIST = "single, fallback, loadbalance, conditional.";

  private static final List<String> KNOWN =
      SchemaWords.list("/$defs/strategy/properties/mode/enum");

  private Modes() {}

  static boolean known(String word) {
    return KNOWN.contains(word);
  }

  static void tell(Source mode, String word, boolean listsCodes) {
    if (word.equals("fallback") && !listsCodes) {
      mode.adjusted(
          "The same mode. Without \"on_status_codes\" Portkey goes on after any failure, Turnpike"
              + " after those that another provider may do better, not after a bad request.");
    } else if (word.equals("loadbalance")) {
      mode.adjusted(
          "The same mode. When the target that was drawn fails, the others are tried as well;"
              + " \"allow_fallbacks\": false keeps it to one.");
    } else {
      mode.carried(NodeWords.SAME);
    }
  }

  static void tellSetting(String key, Source field) {
    if (key.equals("sticky") && field.get("ttl") != null) {
      field.adjusted("Sticks as long as the targets stay; \"ttl\" is not needed: nothing is kept.");
    } else {
      field.carried(NodeWords.SAME);
    }
  }
}
