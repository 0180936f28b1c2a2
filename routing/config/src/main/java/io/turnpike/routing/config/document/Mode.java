package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code strategy.mode}, with the keys of a strategy that belong to it. */
enum Mode {
  SINGLE(Set.of()),
  FALLBACK(Set.of("on", "on_status_codes")),
  LOADBALANCE(Set.of("on", "on_status_codes", "allow_fallbacks", "sticky")),
  CONDITIONAL(Set.of("conditions", "default")),
  LEAST_LATENCY(Set.of("on", "on_status_codes", "allow_fallbacks", "probe_percent")),
  LEAST_BUSY(Set.of("on", "on_status_codes", "allow_fallbacks")),
  CHEAPEST(Set.of("on", "on_status_codes", "allow_fallbacks")),
  PRIORITY(Set.of("on", "on_status_codes", "allow_fallbacks")),
  CANARY(Set.of("on", "on_status_codes", "allow_fallbacks", "percent", "sticky"));

  private static final List<String> WORDS =
      SchemaWords.list("/$defs/strategy/properties/mode/enum");

  private final Set<String> keys;

  Mode(Set<String> keys) {
    this.keys = keys;
  }

  private static final Set<String> OF_ALL = Set.of("mode", "cb_config");

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Null when it cannot be told; that is noted. */
  static @Nullable Mode read(Fields strategy) {
    String word = strategy.string("mode");
    if (word == null) {
      strategy.lacks("mode", ": " + Spelling.list(WORDS) + ".");
      return null;
    }
    if (!WORDS.contains(word)) {
      String hint = Spelling.hint(word, WORDS);
      strategy.mistake(
          "mode",
          Spelling.quoted(word) + " is not a mode; use " + Spelling.list(WORDS) + "." + hint);
      return null;
    }
    Mode mode = valueOf(word.toUpperCase(Locale.ROOT));
    mode.refuseKeysOfOthers(strategy);
    return mode;
  }

  private void refuseKeysOfOthers(Fields strategy) {
    for (String key : Vocabulary.STRATEGY.known()) {
      if (!OF_ALL.contains(key) && !keys.contains(key) && strategy.has(key)) {
        strategy.mistake(key, "belongs to mode " + owners(key) + ", not \"" + word() + "\".");
      }
    }
  }

  private static String owners(String key) {
    return Arrays.stream(values())
        .filter(mode -> mode.keys.contains(key))
        .map(mode -> "\"" + mode.word() + "\"")
        .collect(Collectors.joining(" or "));
  }
}
