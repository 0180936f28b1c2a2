package io.turnpike.routing.conversion.portkey;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** A duration of a document that compiles, such as {@code "1.5s"}, as whole milliseconds. */
final class Milliseconds {

  private Milliseconds() {}

  static long of(JsonNode duration) {
    String text = duration.asString();
    if (duration.isNumber()) {
      return duration.decimalValue().longValue();
    }
    String number = text.replaceAll("[a-z]+$", "");
    long unit = text.endsWith("ms") ? 1 : text.endsWith("s") ? 1000 : 60_000;
    return new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValue();
  }
}
