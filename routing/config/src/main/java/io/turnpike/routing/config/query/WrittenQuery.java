package io.turnpike.routing.config.query;

import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.All;
import io.turnpike.routing.plan.Query.Any;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Not;
import io.turnpike.routing.plan.Query.Nothing;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Query.Truth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A compiled condition as documents write it; the same for two that differ only in the order of
 * their parts and operands.
 */
public final class WrittenQuery {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WrittenQuery() {}

  /** An object, as {@code query} has it. */
  public static JsonNode of(Query query) {
    return switch (query) {
      case All(List<Query> of) -> under("$and", array(sorted(of)));
      case Any(List<Query> of) -> under("$or", array(sorted(of)));
      case Not(Query of) -> under("$not", of(of));
      case Comparison it -> under(it.field().text(), asked(it));
    };
  }

  private static Stream<JsonNode> sorted(List<Query> parts) {
    return inOneOrder(parts.stream().map(WrittenQuery::of));
  }

  private static Stream<JsonNode> inOneOrder(Stream<JsonNode> parts) {
    return parts.distinct().sorted(Comparator.comparing(JsonNode::toString));
  }

  private static JsonNode asked(Comparison it) {
    JsonNode operands =
        switch (it.operator()) {
          case IN, NIN -> array(inOneOrder(it.operands().stream().map(WrittenQuery::operand)));
          case EQ, NE, GT, GTE, LT, LTE, REGEX, EXISTS, CONTAINS ->
              operand(it.operands().getFirst());
        };
    return it.operator() == Operator.EQ ? operands : under(it.operator().word(), operands);
  }

  private static JsonNode operand(Operand operand) {
    return switch (operand) {
      case Text(String value) -> JSON.stringNode(value);
      case Numeric(double value) -> JsonValues.number(value);
      case Truth(boolean value) -> JSON.booleanNode(value);
      case Nothing() -> JSON.nullNode();
    };
  }

  private static ArrayNode array(Stream<JsonNode> elements) {
    ArrayNode array = JSON.arrayNode();
    elements.forEach(array::add);
    return array;
  }

  private static JsonNode under(String key, JsonNode value) {
    return JSON.objectNode().set(key, value);
  }
}
