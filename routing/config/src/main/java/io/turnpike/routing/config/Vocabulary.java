package io.turnpike.routing.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keys an object of the document may have, and what to say about the others.
 *
 * @param owner how sentences call the object
 * @param known in the order a reader should be told
 * @param aliases other spellings, with the known key
 * @param later part of the language, but not of this version: refused, never ignored
 * @param elsewhere what to say about keys that people write here and that do not belong here
 */
record Vocabulary(
    String owner,
    Set<String> known,
    Map<String, String> aliases,
    Set<String> later,
    Elsewhere elsewhere) {

  static final Vocabulary NODE = node("a target", "/$defs/target/properties");
  static final Vocabulary ROOT = node("the document", "/properties");
  static final Vocabulary STRATEGY = of("\"strategy\"", "strategy");
  static final Vocabulary CONDITION = of("a condition", "condition");
  static final Vocabulary STICKY = of("\"sticky\"", "sticky");
  static final Vocabulary TIMEOUTS =
      new Vocabulary(
          "\"timeouts\"",
          union(
              Words.keys("/$defs/timeouts/properties"),
              Words.keys("/properties/timeouts/properties")),
          Map.of(),
          Set.of(),
          Elsewhere.NOTHING);
  static final Vocabulary RETRY = of("\"retry\"", "retry");
  static final Vocabulary HEDGE = of("\"hedge\"", "hedge");
  static final Vocabulary DATA_POLICY = of("\"data_policy\"", "data_policy");
  static final Vocabulary MAX_PRICE = of("\"max_price\"", "max_price");
  static final Vocabulary BREAKER = of("\"cb_config\"", "breaker");
  static final Vocabulary FORWARDED_HEADER = of("a header", "forwarded_header");
  static final Vocabulary SHADOW = of("\"shadow\"", "shadow");

  /** Notes what does not belong; answers known keys that are spelt otherwise, as written. */
  Map<String, String> check(JsonNode object, Pointer at, Mistakes mistakes) {
    Map<String, String> written = Map.of();
    for (String key : object.propertyNames()) {
      String word = known.contains(key) ? key : aliases.get(key);
      if (word == null && !mistakes.areEnough()) {
        mistakes.add(at.to(key), sentence(key));
      } else if (word != null && !word.equals(key)) {
        written = with(written, word, key);
        onlyOnce(object, word, key, written, at, mistakes);
      }
    }
    return written;
  }

  /** How this object spells the key; null when it does not have it. */
  @Nullable String spelling(JsonNode object, String key) {
    if (object.has(key)) {
      return key;
    }
    return aliases.keySet().stream()
        .filter(alias -> key.equals(aliases.get(alias)) && object.has(alias))
        .findFirst()
        .orElse(null);
  }

  private static void onlyOnce(
      JsonNode object,
      String word,
      String key,
      Map<String, String> written,
      Pointer at,
      Mistakes mistakes) {
    String other = object.has(word) ? word : String.valueOf(written.get(word));
    if (!other.equals(key)) {
      mistakes.add(at.to(key), "says the same as " + Spelling.quoted(other) + "; keep one.");
    }
  }

  /** The first spelling stays. */
  private static Map<String, String> with(Map<String, String> written, String word, String key) {
    Map<String, String> all = written.isEmpty() ? new HashMap<>() : written;
    all.putIfAbsent(word, key);
    return all;
  }

  private String sentence(String key) {
    if (later.contains(key)) {
      return Spelling.quoted(key) + " is known but not available yet; remove it.";
    }
    String place = elsewhere.place(key);
    return place != null ? Spelling.quoted(key) + " does not belong here: " + place : unknown(key);
  }

  private String unknown(String key) {
    String hint = Spelling.hint(key, known);
    String allowed = hint.isEmpty() ? " It may have " + Spelling.list(known) + "." : "";
    return Spelling.quoted(key) + " is not a key of " + owner + "." + hint + allowed;
  }

  private static Vocabulary of(String owner, String definition) {
    String pointer = "/$defs/" + definition;
    return new Vocabulary(
        owner,
        union(Words.keys(pointer + "/properties"), List.of()),
        Words.aliases(pointer + "/properties"),
        Set.copyOf(Words.list(pointer + "/x-later")),
        Elsewhere.NOTHING);
  }

  private static Vocabulary node(String owner, String own) {
    return new Vocabulary(
        owner,
        union(Words.keys("/$defs/node/properties"), Words.keys(own)),
        Words.aliases("/$defs/node/properties"),
        Set.copyOf(Words.list("/$defs/node/x-later")),
        Elsewhere.THAN_IN_A_NODE);
  }

  private static Set<String> union(Collection<String> first, Collection<String> second) {
    Set<String> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return all;
  }
}
