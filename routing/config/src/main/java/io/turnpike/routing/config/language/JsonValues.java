package io.turnpike.routing.config.language;

import java.math.BigDecimal;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single values of the document: numbers and lists within bounds, and what to say otherwise. */
public final class JsonValues {

  private static final double MOST_WHOLE = 1e15;

  private JsonValues() {}

  public static String wanted(String wanted, JsonNode found) {
    return "must be " + wanted + ", not " + kind(found) + ".";
  }

  /** Null when it is none within the bounds; that is noted. */
  public static @Nullable Integer whole(
      JsonNode value, Pointer place, int least, int most, Findings findings) {
    Integer number = integer(value);
    if (number != null && number >= least && number <= most) {
      return number;
    }
    findings.mistake(
        place,
        "must be a whole number from " + least + " to " + most + ", not " + shown(value) + ".");
    return null;
  }

  /** Null when it is none within the bounds; that is noted. */
  static @Nullable Double number(
      JsonNode value, Pointer place, double least, double most, Findings findings) {
    if (value.isNumber()
        && value.decimalValue().compareTo(BigDecimal.valueOf(least)) >= 0
        && value.decimalValue().compareTo(BigDecimal.valueOf(most)) <= 0) {
      return value.doubleValue();
    }
    findings.mistake(
        place,
        "must be a number from "
            + plain(least)
            + " to "
            + plain(most)
            + ", not "
            + shown(value)
            + ".");
    return null;
  }

  /** Walks the elements of a list; one that is none, or empty, is noted. */
  public static void each(
      JsonNode list, Pointer place, Findings findings, BiConsumer<JsonNode, Pointer> element) {
    if (!list.isArray() || list.isEmpty()) {
      String found = list.isArray() ? "an empty one" : kind(list);
      findings.mistake(place, "must be a list of at least one element, not " + found + ".");
      return;
    }
    int index = 0;
    for (JsonNode value : list) {
      element.accept(value, place.to(index++));
    }
  }

  /** As JSON means it, 3.0 is the number 3. Null for what is none, or far too large. */
  static @Nullable Integer integer(JsonNode value) {
    try {
      return value.isNumber() ? (Integer) value.decimalValue().intValueExact() : null;
    } catch (ArithmeticException broken) {
      return null;
    }
  }

  /** As people write it: 3 and not 3.0. */
  public static JsonNode number(double number) {
    if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
      return JsonNodeFactory.instance.numberNode((long) number);
    }
    return Double.isFinite(number)
        ? JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(number))
        : JsonNodeFactory.instance.numberNode(number);
  }

  /** Without the zeroes that nobody wrote. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A value for the end of a sentence. */
  static String shown(JsonNode value) {
    return value.isNumber() ? Spelling.cut(value.asString()) : kind(value);
  }

  static String kind(JsonNode value) {
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
