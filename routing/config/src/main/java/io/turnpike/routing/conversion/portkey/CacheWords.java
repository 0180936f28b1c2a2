package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import tools.jackson.databind.node.ObjectNode;

/** {@code cache}, which is shared less widely here. */
final class CacheWords {

  /** What Portkey keeps answers for when nobody says. */
  private static final int USUAL_SECONDS = 604_800;

  private CacheWords() {}

  static void carry(Source cache, ObjectNode document) {
    String refusal = Grammar.refusal("cache", cache.json());
    if (refusal != null) {
      cache.lost(Grammar.leftOut(refusal));
      return;
    }
    ObjectNode own = ((ObjectNode) cache.json()).deepCopy();
    boolean timed = own.has("max_age") || own.has("maxAge");
    if (!timed) {
      own.put("max_age", USUAL_SECONDS);
    }
    document.set("cache", own);
    cache.adjusted(
        "The same, for the team of each key; \"scope\": \"organization\" shares answers as widely"
            + " as there."
            + (timed ? "" : " \"max_age\" became Portkey's usual week."));
  }

  static void export(Source cache, ObjectNode target) {
    ObjectNode kept = target.putObject("cache");
    PortkeyObject.of(cache)
        .words()
        .forEach(
            (word, field) -> {
              if (word.equals("mode") || word.equals("max_age")) {
                kept.set(word, field.json());
                field.carried(NodeWords.SAME);
              } else {
                field.lost("Left out: Portkey's cache is told its mode and age only.");
              }
            });
  }
}
