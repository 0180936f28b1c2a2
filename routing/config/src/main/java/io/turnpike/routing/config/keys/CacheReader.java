package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Names;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.CacheRule.Scope;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code cache}: whether answers are kept, for whom and for how long. */
final class CacheReader {

  private static final String KEY = "cache";
  private static final int LONGEST_SECONDS = 7_776_000;
  private static final int USUAL_SECONDS = 3_600;
  private static final double USUAL_WRONG_RATE = 0.01;
  private static final int LONGEST_WORD = 100;
  private static final Set<String> MODES = Set.of("simple", "semantic");
  private static final List<String> OF_SEMANTIC =
      List.of("threshold", "max_wrong_hit_rate", "provider", "model");
  private static final Set<String> SCOPES = Set.of("user", "team", "organization");

  private CacheReader() {}

  /** Null where the document does not say. */
  static @Nullable CacheRule read(Fields document) {
    Fields own = document.object(KEY, Vocabulary.CACHE);
    if (own == null) {
      return null;
    }
    own.lacks("mode", ": \"simple\" or \"semantic\".");
    boolean semantic = "semantic".equals(word(own, "mode", MODES));
    Integer seconds = own.whole("max_age", 1, LONGEST_SECONDS);
    String scope = word(own, "scope", SCOPES);
    return new CacheRule(
        Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds),
        scope == null ? Scope.TEAM : Scope.valueOf(scope.toUpperCase(Locale.ROOT)),
        text(own, "namespace"),
        tags(own),
        semantic(own, semantic));
  }

  /** Read in any mode: what is wrong in it is wrong whether it is used or not. */
  private static @Nullable SemanticRule semantic(Fields own, boolean used) {
    Double rate = own.number("max_wrong_hit_rate", 0, 1);
    SemanticRule rule =
        new SemanticRule(
            own.number("threshold", 0, 1),
            rate == null ? USUAL_WRONG_RATE : rate,
            connection(own),
            text(own, "model"));
    if (own.has("provider") != own.has("model")) {
      own.mistake(
          own.has("model") ? "model" : "provider",
          "must come with the other of \"provider\" and \"model\": they say which model of which"
              + " connection makes embeddings. Without both, the built-in one does.");
    }
    if (!used) {
      OF_SEMANTIC.forEach(key -> unused(own, key));
    }
    return used ? rule : null;
  }

  private static void unused(Fields own, String key) {
    if (own.has(key)) {
      own.warning(key, "means nothing here: it is of mode \"semantic\".");
    }
  }

  private static @Nullable String connection(Fields own) {
    String name = text(own, "provider");
    String plain = name == null || !name.startsWith("@") ? name : name.substring(1);
    if (plain != null && !Names.legal(plain)) {
      own.mistake("provider", "must name a provider connection: it " + Names.RULE + ".");
    }
    return plain;
  }

  private static List<String> tags(Fields own) {
    List<String> tags = new ArrayList<>();
    own.each(
        "tags",
        (value, at) -> {
          if (value.isString() && !value.stringValue().isBlank()) {
            own.addOnce(value.stringValue(), at, tags);
          } else {
            own.mistake(at, "must be a word.");
          }
        });
    return List.copyOf(tags);
  }

  private static @Nullable String text(Fields own, String key) {
    String text = own.string(key);
    if (text != null && (text.isBlank() || text.length() > LONGEST_WORD)) {
      own.mistake(key, "must have 1 to " + LONGEST_WORD + " characters.");
      return null;
    }
    return text;
  }

  private static @Nullable String word(Fields own, String key, Set<String> known) {
    String word = own.string(key);
    if (word != null && !known.contains(word)) {
      own.mistake(key, "must be " + String.join(" or ", known.stream().sorted().toList()) + ".");
      return null;
    }
    return word;
  }
}
