package io.turnpike.routing.dialects.responses.provider;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Values of fields without a counterpart that ask for nothing. */
final class NeutralValue {

  private NeutralValue() {}

  static void require(String name, JsonNode value) {
    if (!isNeutral(name, value)) {
      throw BridgeTree.unsupported(name);
    }
  }

  private static boolean isNeutral(String name, JsonNode value) {
    return switch (name) {
      case "n" -> is(value, BigDecimal.ONE);
      case "logit_bias" -> value.isObject() && value.isEmpty();
      case "stop" -> value.isArray() && value.isEmpty();
      case "modalities" -> value.size() == 1 && value.path(0).asString("").equals("text");
      default -> is(value, BigDecimal.ZERO);
    };
  }

  private static boolean is(JsonNode value, BigDecimal number) {
    return value.isNumber() && value.decimalValue().compareTo(number) == 0;
  }
}
