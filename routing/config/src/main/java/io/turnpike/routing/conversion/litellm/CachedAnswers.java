package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code cache} and {@code cache_params}: whether answers are kept, and for how long. */
final class CachedAnswers {

  private static final String STORE =
      "Left out: where answers are kept is the server's affair, and not a config's.";

  /** Ours, by theirs. */
  private static final Map<String, String> WORDS =
      Map.of("ttl", "max_age", "namespace", "namespace", "similarity_threshold", "threshold");

  private CachedAnswers() {}

  static void carry(@Nullable Source settings, ObjectNode rules) {
    Source on = settings == null ? null : settings.get("cache");
    Source params = settings == null ? null : settings.get("cache_params");
    if (on == null || !on.json().asBoolean(false)) {
      off(on, params);
      return;
    }
    on.adjusted(
        "Became \"cache\", for the team of each key; there all keys share their answers."
            + " \"scope\": \"organization\" does that here.");
    JsonNode type = params == null ? null : params.json().get("type");
    boolean semantic = type != null && type.asString("").endsWith("semantic");
    ObjectNode cache = JsonNodeFactory.instance.objectNode();
    cache.put("mode", semantic ? "semantic" : "simple");
    if (params != null) {
      params.children().forEach(field -> param(field, semantic, cache));
    }
    rules.set("cache", cache);
  }

  private static void off(@Nullable Source on, @Nullable Source params) {
    if (on != null) {
      on.carried("The same: answers are not kept unless a config says so.");
    }
    if (params != null) {
      params.lost("Left out: \"cache\" is not true, so that nothing is kept.");
    }
  }

  private static void param(Source field, boolean semantic, ObjectNode cache) {
    String word = WORDS.get(field.key());
    if (field.key().equals("type")) {
      field.adjusted(
          semantic ? "Became mode \"semantic\"." : "Became mode \"simple\", kept by this server.");
    } else if (word == null || word.equals("threshold") && !semantic) {
      field.lost(STORE);
    } else {
      ObjectNode tried = cache.deepCopy().set(word, field.json());
      if (Grammar.keeps(field, Grammar.refusal("cache", tried))) {
        cache.set(word, field.json());
        field.carried("Became \"" + word + "\".");
      }
    }
  }
}
