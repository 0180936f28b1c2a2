package io.turnpike.routing.conversion.report;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Computed numbers as people would write them: 3 and not 3.0. */
public final class Numbers {

  private Numbers() {}

  /**
   * @param number finite, and no larger than weights may be
   */
  public static JsonNode json(double number) {
    boolean whole = number == Math.rint(number);
    return whole
        ? JsonNodeFactory.instance.numberNode((long) number)
        : JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(number));
  }
}
