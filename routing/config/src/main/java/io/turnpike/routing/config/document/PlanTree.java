package io.turnpike.routing.config.document;

import io.netty.util.AsciiString;
import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.config.query.WrittenQuery;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.RoutePlan.Hedge;
import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Step;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of a compiled plan as a tree that can be compared: every component of every record by the
 * document's word for it, so that none can be forgotten. What is in no order is sorted; null is
 * left out.
 */
final class PlanTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Where a document has another word than the record; nothing for one it has no word for. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("connection", "provider"),
          Map.entry("overrides", "override_params"),
          Map.entry("defaults", "default_params"),
          Map.entry("drops", "drop_params"),
          Map.entry("forwarded", "forward_headers"),
          Map.entry("breaker", "cb_config"),
          Map.entry("failures", "failure_threshold"),
          Map.entry("failure_percent", "failure_threshold_percentage"),
          Map.entry("minimum_calls", "minimum_requests"),
          Map.entry("cooldown", "cooldown_interval"),
          Map.entry("status_codes", "failure_status_codes"),
          Map.entry("use_retry_after", "use_retry_after_headers"),
          Map.entry("requirements", ""),
          Map.entry("parameters", "require_parameters"),
          Map.entry("failover", ""),
          Map.entry("allowed", "allow_fallbacks"),
          Map.entry("fields", "hash_fields"));

  /** Numbers keep every digit, as documents do. */
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @java.lang.Override
        protected List<Part> computeValue(Class<?> record) {
          return Part.all(record);
        }
      };

  private PlanTree() {}

  /**
   * Writes a record's components into an object.
   *
   * @param except names of components that are written otherwise, or not at all
   */
  static void write(Record value, Set<String> except, ObjectNode into) {
    for (Part part : PARTS.get(value.getClass())) {
      Object held = except.contains(part.name()) ? null : part.of(value);
      if (part.word().isEmpty() && held instanceof Record inner) {
        write(inner, Set.of(), into);
      } else if (held != null) {
        into.set(part.word(), of(held));
      }
    }
  }

  private static JsonNode of(Object value) {
    return switch (value) {
      case Duration duration -> JSON.stringNode(Durations.text(duration));
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer number -> JSON.numberNode(number.longValue());
      case Long number -> JSON.numberNode(number);
      case Double number -> JsonValues.number(number);
      case String text -> JSON.stringNode(text);
      case AsciiString text -> JSON.stringNode(text.toString());
      case Enum<?> constant -> JSON.stringNode(constant.name().toLowerCase(Locale.ROOT));
      case Query query -> WrittenQuery.of(query);
      case Query.Field field -> JSON.stringNode(field.text());
      case ForwardedHeader header -> JSON.stringNode(text(header));
      case Step step -> StepTree.of(step);
      case Record record -> object(record);
      case Map<?, ?> map -> map(map);
      case Collection<?> values -> values(values);
      default -> throw new IllegalStateException("A plan holds a " + value.getClass() + ".");
    };
  }

  private static ObjectNode object(Record record) {
    ObjectNode object = JSON.objectNode();
    write(record, Set.of(), object);
    if (record instanceof Hedge hedge && hedge.after() == null) {
      object.put("after", "p95");
    }
    return object;
  }

  private static ObjectNode map(Map<?, ?> map) {
    ObjectNode object = JSON.objectNode();
    map.forEach((key, value) -> object.set(key.toString().toLowerCase(Locale.ROOT), of(value)));
    return object;
  }

  private static JsonNode values(Collection<?> values) {
    return values.stream().anyMatch(Override.class::isInstance)
        ? parameters(values)
        : array(values);
  }

  private static ArrayNode array(Collection<?> values) {
    Stream<JsonNode> elements = values.stream().map(PlanTree::of);
    ArrayNode array = JSON.arrayNode();
    (isOrdered(values) ? elements : elements.sorted(Comparator.comparing(JsonNode::toString)))
        .forEach(array::add);
    return array;
  }

  /** Sets have no order; neither have the paths to leave out, nor the headers to pass on. */
  private static boolean isOrdered(Collection<?> values) {
    return values instanceof List
        && values.stream().noneMatch(v -> v instanceof String || v instanceof ForwardedHeader);
  }

  private static ObjectNode parameters(Collection<?> values) {
    ObjectNode object = JSON.objectNode();
    for (Object value : values) {
      if (value instanceof Override override) {
        object.set(override.field(), EXACT.readTree(override.json()));
      }
    }
    return object;
  }

  private static String text(ForwardedHeader header) {
    return header.from().equals(header.to())
        ? header.to().toString()
        : header.from() + " as " + header.to();
  }

  /** A component of a record, found once. */
  private record Part(String name, String word, Method accessor) {

    static List<Part> all(Class<?> record) {
      return Stream.of(record.getRecordComponents())
          .map(it -> new Part(it.getName(), word(it.getName()), it.getAccessor()))
          .toList();
    }

    private static String word(String name) {
      String snake = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
      return WORDS.getOrDefault(snake, snake);
    }

    @Nullable Object of(Record value) {
      try {
        return accessor.invoke(value);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("The records of a plan are public.", impossible);
      }
    }
  }
}
