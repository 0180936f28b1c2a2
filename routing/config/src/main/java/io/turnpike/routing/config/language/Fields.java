package io.turnpike.routing.config.language;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of the document with its place; reads its fields and notes what is wrong with them.
 *
 * @param written keys that the document spells otherwise, as it does
 */
public record Fields(JsonNode json, Pointer at, Map<String, String> written, Findings findings) {

  /** Null when the value is not an object, which is noted. */
  public static @Nullable Fields of(
      JsonNode value, Pointer at, Vocabulary vocabulary, Findings findings) {
    if (!value.isObject()) {
      findings.mistake(at, JsonValues.wanted("an object", value));
      return null;
    }
    return new Fields(value, at, vocabulary.check(value, at, findings.mistakes()), findings);
  }

  public @Nullable JsonNode get(String key) {
    return json.get(spelt(key));
  }

  public boolean has(String key) {
    return json.has(spelt(key));
  }

  /** Where the field is, spelt as the document does. */
  public Pointer place(String key) {
    return at.to(spelt(key));
  }

  public void mistake(String key, String sentence) {
    findings.mistake(place(key), sentence);
  }

  public void mistake(Pointer at, String sentence) {
    findings.mistake(at, sentence);
  }

  /**
   * Whether there is no such field, which is noted.
   *
   * @param sentence goes on behind what the object needs
   */
  public boolean lacks(String key, String sentence) {
    if (!has(key)) {
      findings.mistake(at, "needs \"" + key + "\"" + sentence);
    }
    return !has(key);
  }

  public void warning(String key, String sentence) {
    findings.warning(place(key), sentence);
  }

  /** Null when the field is absent, and when it is no object of this vocabulary. */
  public @Nullable Fields object(String key, Vocabulary vocabulary) {
    JsonNode value = get(key);
    return value == null ? null : of(value, place(key), vocabulary, findings);
  }

  public @Nullable String string(String key) {
    JsonNode value = get(key);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    mistake(key, JsonValues.wanted("a string", value));
    return null;
  }

  public boolean truth(String key, boolean otherwise) {
    JsonNode value = get(key);
    if (value == null || value.isBoolean()) {
      return value == null ? otherwise : value.booleanValue();
    }
    mistake(key, JsonValues.wanted("true or false", value));
    return otherwise;
  }

  public @Nullable Integer whole(String key, int least, int most) {
    JsonNode value = get(key);
    return value == null ? null : JsonValues.whole(value, place(key), least, most, findings);
  }

  public @Nullable Double number(String key, double least, double most) {
    JsonNode value = get(key);
    return value == null ? null : JsonValues.number(value, place(key), least, most, findings);
  }

  /** HTTP statuses of failures; null when the field is absent. */
  public @Nullable Set<Integer> statusCodes(String key) {
    Set<Integer> codes = new LinkedHashSet<>();
    boolean present =
        each(
            key,
            (value, place) -> {
              Integer code = JsonValues.whole(value, place, 400, 599, findings);
              if (code != null) {
                addOnce(code, place, codes);
              }
            });
    return present ? Set.copyOf(codes) : null;
  }

  /** Walks the elements of a list that must not be empty; false when the field is absent. */
  public boolean each(String key, BiConsumer<JsonNode, Pointer> element) {
    JsonNode list = get(key);
    if (list == null) {
      return false;
    }
    JsonValues.each(list, place(key), findings, element);
    return true;
  }

  public <T> void addOnce(T value, Pointer place, Collection<T> known) {
    if (known.contains(value)) {
      findings.mistake(place, "is listed twice; keep one.");
    } else {
      known.add(value);
    }
  }

  private String spelt(String key) {
    return written.isEmpty() ? key : written.getOrDefault(key, key);
  }
}
