package io.turnpike.routing.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of the document with its place; reads its fields and notes what is wrong with them.
 */
record Fields(JsonNode json, Pointer at, Mistakes mistakes) {

  /** Null when the value is not an object, which is noted. */
  static @Nullable Fields of(JsonNode value, Pointer at, Vocabulary vocabulary, Mistakes mistakes) {
    if (!value.isObject()) {
      mistakes.add(at, wanted("an object", value));
      return null;
    }
    vocabulary.check(value.propertyNames(), at, mistakes);
    return new Fields(value, at, mistakes);
  }

  @Nullable JsonNode get(String key) {
    return json.get(key);
  }

  boolean has(String key) {
    return json.has(key);
  }

  /** Null when the field is absent, and when it is no object of this vocabulary. */
  @Nullable Fields object(String key, Vocabulary vocabulary) {
    JsonNode value = json.get(key);
    return value == null ? null : of(value, at.to(key), vocabulary, mistakes);
  }

  @Nullable String string(String key) {
    JsonNode value = json.get(key);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    mistakes.add(at.to(key), wanted("a string", value));
    return null;
  }

  boolean truth(String key, boolean otherwise) {
    JsonNode value = json.get(key);
    if (value == null || value.isBoolean()) {
      return value == null ? otherwise : value.booleanValue();
    }
    mistakes.add(at.to(key), wanted("true or false", value));
    return otherwise;
  }

  @Nullable Integer whole(String key, int least, int most) {
    JsonNode value = json.get(key);
    return value == null ? null : whole(value, at.to(key), least, most);
  }

  /** HTTP statuses of failures; null when the field is absent. */
  @Nullable Set<Integer> statusCodes(String key) {
    Set<Integer> codes = new LinkedHashSet<>();
    boolean present = each(key, (value, place) -> addCode(value, place, codes));
    return present ? Set.copyOf(codes) : null;
  }

  /** Walks the elements of a list that must not be empty; false when the field is absent. */
  boolean each(String key, BiConsumer<JsonNode, Pointer> element) {
    JsonNode list = json.get(key);
    if (list == null) {
      return false;
    }
    if (!list.isArray() || list.isEmpty()) {
      String found = list.isArray() ? "an empty one" : kind(list);
      mistakes.add(at.to(key), "must be a list of at least one element, not " + found + ".");
      return true;
    }
    int index = 0;
    for (JsonNode value : list) {
      element.accept(value, at.to(key).to(index++));
    }
    return true;
  }

  <T> void addOnce(T value, Pointer place, Collection<T> known) {
    if (known.contains(value)) {
      mistakes.add(place, "is listed twice; keep one.");
    } else {
      known.add(value);
    }
  }

  static String wanted(String wanted, JsonNode found) {
    return "must be " + wanted + ", not " + kind(found) + ".";
  }

  private void addCode(JsonNode value, Pointer place, Set<Integer> codes) {
    Integer code = whole(value, place, 400, 599);
    if (code != null) {
      addOnce(code, place, codes);
    }
  }

  private @Nullable Integer whole(JsonNode value, Pointer place, int least, int most) {
    Integer number = integer(value);
    if (number != null && number >= least && number <= most) {
      return number;
    }
    String found = value.isNumber() ? Spelling.cut(value.asString()) : kind(value);
    mistakes.add(
        place, "must be a whole number from " + least + " to " + most + ", not " + found + ".");
    return null;
  }

  /** As JSON means it, 3.0 is the number 3. Null for what is none, or far too large. */
  static @Nullable Integer integer(JsonNode value) {
    try {
      return value.isNumber() ? (Integer) value.decimalValue().intValueExact() : null;
    } catch (ArithmeticException broken) {
      return null;
    }
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case BINARY, MISSING -> "that";
    };
  }
}
