package io.turnpike.routing.guardrails;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The parameters of one check in a document. What is asked for and is wrong is noted, and counts as
 * not there.
 *
 * @param json an object
 * @param at JSON pointer of it
 */
public record Parameters(JsonNode json, String at, Mistakes mistakes) {

  /** Where mistakes go. */
  @FunctionalInterface
  public interface Mistakes {

    /**
     * @param pointer RFC 6901
     * @param sentence what is wrong, and what to write instead
     */
    void add(String pointer, String sentence);
  }

  /** Notes every key but these. */
  public void only(String... known) {
    Set<String> all = new LinkedHashSet<>(List.of(known));
    for (String key : json.propertyNames()) {
      if (!all.contains(key)) {
        mistake(
            key,
            all.isEmpty()
                ? "is no parameter: this check has none. Remove it."
                : "is no parameter of this check. It may have " + String.join(", ", all) + ".");
      }
    }
  }

  public void mistake(String key, String sentence) {
    mistakes.add(place(key), sentence);
  }

  /** About the parameters as a whole. */
  public void mistake(String sentence) {
    mistakes.add(at, sentence);
  }

  /** JSON pointer of a parameter. */
  public String place(String key) {
    return at + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  public boolean has(String key) {
    return json.has(key);
  }

  public @Nullable String string(String key) {
    JsonNode value = json.get(key);
    if (value == null || value.isString() && !value.stringValue().isEmpty()) {
      return value == null ? null : value.stringValue();
    }
    mistake(key, "must be a text of at least one character.");
    return null;
  }

  /** One of these words. */
  public String word(String key, String otherwise, String... others) {
    List<String> known = new ArrayList<>(List.of(otherwise));
    known.addAll(List.of(others));
    JsonNode value = json.get(key);
    if (value == null || value.isString() && known.contains(value.stringValue())) {
      return value == null ? otherwise : value.stringValue();
    }
    mistake(key, "must be " + String.join(" or ", known) + ".");
    return otherwise;
  }

  public boolean truth(String key, boolean otherwise) {
    JsonNode value = json.get(key);
    if (value == null || value.isBoolean()) {
      return value == null ? otherwise : value.booleanValue();
    }
    mistake(key, "must be true or false.");
    return otherwise;
  }

  public int whole(String key, int otherwise, int least, int most) {
    JsonNode value = json.get(key);
    boolean fits =
        value != null
            && value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= least
            && value.intValue() <= most;
    if (value == null || fits) {
      return value == null ? otherwise : value.intValue();
    }
    mistake(key, "must be a whole number from " + least + " to " + most + ".");
    return otherwise;
  }

  public @Nullable Double number(String key, double least, double most) {
    JsonNode value = json.get(key);
    boolean fits =
        value != null
            && value.isNumber()
            && value.doubleValue() >= least
            && value.doubleValue() <= most;
    if (value == null || fits) {
      return value == null ? null : value.doubleValue();
    }
    mistake(key, "must be a number from " + least + " to " + most + ".");
    return null;
  }

  /** Texts that are not blank, at most so many; empty where there are none. */
  public List<String> texts(String key, int most) {
    JsonNode list = json.get(key);
    if (list == null) {
      return List.of();
    }
    if (!list.isArray() || list.isEmpty() || list.size() > most) {
      mistake(key, "must be a list of 1 to " + most + " texts.");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    each(
        key,
        (value, place) -> {
          if (value.isString() && !value.stringValue().isBlank()) {
            texts.add(value.stringValue());
          } else {
            mistakes.add(place, "must be a text that is not blank.");
          }
        });
    return List.copyOf(texts);
  }

  /** Walks a list, each element with its JSON pointer; nothing where there is none. */
  public void each(String key, BiConsumer<JsonNode, String> element) {
    int i = 0;
    for (JsonNode value : json.path(key)) {
      element.accept(value, place(key) + "/" + i++);
    }
  }

  /** The parameters within a parameter; none at all where there is no such object. */
  public Parameters object(String key) {
    JsonNode value = json.get(key);
    if (value != null && !value.isObject()) {
      mistake(key, "must be an object.");
    }
    JsonNode object =
        value != null && value.isObject() ? value : JsonNodeFactory.instance.objectNode();
    return new Parameters(object, place(key), mistakes);
  }
}
