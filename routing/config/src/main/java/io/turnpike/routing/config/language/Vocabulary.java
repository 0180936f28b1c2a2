package io.turnpike.routing.config.language;

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
 * @param foreign keys of other gateways that have no counterpart: refused, never ignored
 * @param elsewhere what to say about keys that people write here and that do not belong here
 */
public record Vocabulary(
    String owner,
    Set<String> known,
    Map<String, String> aliases,
    Set<String> foreign,
    MisplacedKeys elsewhere) {

  public static final Vocabulary STRATEGY = of("\"strategy\"", "strategy");
  public static final Vocabulary CONDITION = of("a condition", "condition");
  public static final Vocabulary STICKY = of("\"sticky\"", "sticky");
  public static final Vocabulary TIMEOUTS =
      new Vocabulary(
          "\"timeouts\"",
          union(
              SchemaWords.keys("/$defs/timeouts/properties"),
              SchemaWords.keys("/properties/timeouts/properties")),
          Map.of(),
          Set.of(),
          MisplacedKeys.NOTHING);
  public static final Vocabulary RETRY = of("\"retry\"", "retry");
  public static final Vocabulary HEDGE = of("\"hedge\"", "hedge");
  public static final Vocabulary DATA_POLICY = of("\"data_policy\"", "data_policy");
  public static final Vocabulary MAX_PRICE = of("\"max_price\"", "max_price");
  public static final Vocabulary BREAKER = of("\"cb_config\"", "breaker");
  public static final Vocabulary FORWARDED_HEADER = of("a header", "forwarded_header");
  public static final Vocabulary CACHE = of("\"cache\"", "cache");
  public static final Vocabulary SHADOW = of("\"shadow\"", "shadow");

  /** What a node may say. */
  public static Vocabulary node(String owner, Set<String> known, Map<String, String> aliases) {
    return new Vocabulary(
        owner,
        known,
        aliases,
        Set.copyOf(SchemaWords.list("/$defs/node/x-foreign")),
        MisplacedKeys.THAN_IN_A_NODE);
  }

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
  public @Nullable String spelling(JsonNode object, String key) {
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
    if (foreign.contains(key)) {
      return Spelling.quoted(key) + " is another gateway's and has no counterpart here; remove it.";
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
        union(SchemaWords.keys(pointer + "/properties"), List.of()),
        SchemaWords.aliases(pointer + "/properties"),
        Set.copyOf(SchemaWords.list(pointer + "/x-foreign")),
        MisplacedKeys.NOTHING);
  }

  private static Set<String> union(Collection<String> first, Collection<String> second) {
    Set<String> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return all;
  }
}
