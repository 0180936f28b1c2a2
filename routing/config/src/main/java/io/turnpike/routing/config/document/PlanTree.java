package io.turnpike.routing.config.document;

import io.netty.util.AsciiString;
import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.config.query.WrittenQuery;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Step.Weighted;
import io.turnpike.routing.plan.Target.Override;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled node with all below it as a tree that can be compared: {@code at}, {@code mode},
 * {@code targets} for what it chooses from, and every component of every record by the document's
 * word for it, so that none can be forgotten. What is in no order is sorted; null is left out.
 */
public final class PlanTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

  /** Where a document has another word than the record; nothing for one it has no word for. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Target", "single"),
          Map.entry("LoadBalance", "loadbalance"),
          Map.entry("step", ""),
          Map.entry("steps", "targets"),
          Map.entry("tier", "priority"),
          Map.entry("contextWindow", "context_window_fallbacks"),
          Map.entry("contentPolicy", "content_policy_fallbacks"),
          Map.entry("copy", "target"),
          Map.entry("connection", "provider"),
          Map.entry("overrides", "override_params"),
          Map.entry("defaults", "default_params"),
          Map.entry("drops", "drop_params"),
          Map.entry("forwarded", "forward_headers"),
          Map.entry("breaker", "cb_config"),
          Map.entry("failures", "failure_threshold"),
          Map.entry("failurePercent", "failure_threshold_percentage"),
          Map.entry("minimumCalls", "minimum_requests"),
          Map.entry("cooldown", "cooldown_interval"),
          Map.entry("statusCodes", "failure_status_codes"),
          Map.entry("useRetryAfter", "use_retry_after_headers"),
          Map.entry("requirements", ""),
          Map.entry("parameters", "require_parameters"),
          Map.entry("failover", ""),
          Map.entry("allowed", "allow_fallbacks"),
          Map.entry("fields", "hash_fields"));

  /** Numbers keep every digit, as documents do. */
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Found once: a component's accessor is slow when it is called for the first time. */
  private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

  /** What a strategy takes that says nothing of it, which is left out. */
  private static final ObjectNode USUAL = object(FailoverReader.USUAL, Set.of());

  private PlanTree() {}

  /** Of a whole document. */
  public static ObjectNode of(Step root, PlanRules rules) {
    ObjectNode tree = of(root);
    RulesTree.add(rules, tree);
    return tree;
  }

  public static ObjectNode of(Step step) {
    return switch (step) {
      case Named named -> of(named.step()).put("name", named.name());
      case Rescue rescue -> rescue(rescue);
      case Shadow shadow -> of(shadow.step()).set("shadow", object(shadow, Set.of("at", "step")));
      case Canary it ->
          node(it, Set.of("stable", "canary"))
              .set("targets", array(List.of(it.stable(), it.canary())));
      case Conditional it -> conditional(it);
      default -> node(step, Set.of());
    };
  }

  private static ObjectNode rescue(Rescue rescue) {
    ObjectNode detours = object(rescue, Set.of("at", "step"));
    detours.removeIf(JsonNode::isEmpty);
    return of(rescue.step()).setAll(detours);
  }

  private static ObjectNode conditional(Conditional all) {
    ObjectNode tree = node(all, Set.of("branches", "otherwise"));
    ArrayNode targets = tree.putArray("targets");
    PlanSteps.below(all).forEach(step -> targets.add(named(all, step)));
    ArrayNode conditions = tree.putArray("conditions");
    for (Branch branch : all.branches()) {
      conditions.add(object(branch, Set.of("step", "then")).put("then", branch.then()));
    }
    if (all.otherwise() != null) {
      ObjectNode otherwise = named(all, all.otherwise());
      tree.put("default", otherwise.path("name").asString(all.otherwise().at()));
    }
    return tree;
  }

  /** Of steps without a name of their own, conditions know it. */
  private static ObjectNode named(Conditional all, Step step) {
    ObjectNode tree = of(step);
    all.branches().stream()
        .filter(branch -> branch.step() == step && !tree.has("name"))
        .findFirst()
        .ifPresent(branch -> tree.put("name", branch.then()));
    return tree;
  }

  private static ObjectNode node(Step step, Set<String> except) {
    ObjectNode tree = JSON.objectNode().put("mode", word(step.getClass().getSimpleName()));
    tree.setAll(object((Record) step, except));
    USUAL.properties().stream()
        .filter(usual -> tree.path(usual.getKey()).equals(usual.getValue()))
        .forEach(usual -> tree.remove(usual.getKey()));
    return tree;
  }

  /**
   * @param except components that are written otherwise, or not at all
   */
  static ObjectNode object(Record record, Set<String> except) {
    ObjectNode object = JSON.objectNode();
    for (RecordComponent component : components(record)) {
      Object held = except.contains(component.getName()) ? null : held(component, record);
      String word = areTargets(held) ? "targets" : word(component.getName());
      if (held != null && word.isEmpty()) {
        object.setAll((ObjectNode) of(held));
      } else if (held != null) {
        object.set(word, of(held));
      }
    }
    if (record instanceof Hedge hedge && hedge.after() == null) {
      object.put("after", "p95");
    }
    return object;
  }

  /** What a strategy draws from or has in tiers; a record calls them otherwise. */
  private static boolean areTargets(@Nullable Object held) {
    return held instanceof List<?> all
        && all.stream().anyMatch(one -> one instanceof Weighted || one instanceof Tiered);
  }

  private static RecordComponent[] components(Record record) {
    return COMPONENTS.computeIfAbsent(record.getClass(), Class::getRecordComponents);
  }

  private static @Nullable Object held(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("The records of a plan are public.", impossible);
    }
  }

  private static String word(String name) {
    String word = WORDS.get(name);
    return word != null ? word : HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  private static JsonNode of(Object value) {
    return switch (value) {
      case Duration duration -> JSON.stringNode(Durations.text(duration));
      case Double number -> JsonValues.number(number);
      case AsciiString text -> JSON.stringNode(text.toString());
      case Enum<?> constant -> JSON.stringNode(constant.name().toLowerCase(Locale.ROOT));
      case Query query -> WrittenQuery.of(query);
      case Query.Field field -> JSON.stringNode(field.text());
      case ForwardedHeader header -> JSON.stringNode(text(header));
      case Step step -> of(step);
      case Record record -> object(record, Set.of());
      case Map<?, ?> map -> map(map);
      case Collection<?> values -> values(values);
      default -> EXACT.valueToTree(value);
    };
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
    return JSON.arrayNode()
        .addAll(
            (isOrdered(values)
                    ? elements
                    : elements.sorted(Comparator.comparing(JsonNode::toString)))
                .toList());
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
}
