package io.turnpike.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.difference.PlanDifference;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Step;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A plan in which one component is another never is the same as before. */
class EveryComponentTests {

  /** Places, and what follows from another component. */
  private static final Set<String> SILENT =
      Set.of("at", "Override.text", "Comparison.pattern", "Field.source", "Field.path");

  /** Of a retry that tries nothing. */
  private static final String NEVER_USED = ".*/Retry\\.(onStatusCodes|useRetryAfter)";

  private static final String TARGET =
      """
      "override_params": {"model": "m"}, "default_params": {"n": 1}, "drop_params": ["a"],
      "timeouts": {"connect": "1s", "first_token": "2s", "answer": "3s", "idle": "4s"},
      "retry": {"attempts": 1, "on_status_codes": [429], "per_class": {"timeout": 2}},
      "hedge": {"after": "1s", "max_percent": 1}, "require_parameters": true,
      "data_policy": {"zdr": true, "no_training": true, "regions": ["eu"]},
      "max_price": {"prompt": 1, "completion": 2, "request": 3},
      "forward_headers": ["x-a"], "invalid_events": "relay",
      "cb_config": {"failure_threshold": 5, "failure_threshold_percentage": 10,
        "minimum_requests": 3, "cooldown_interval": 2000, "failure_status_codes": [500]}
      """;

  private static final String RULES =
      """
      "cache": {"mode": "semantic", "max_age": 60, "scope": "user", "namespace": "n",
        "tags": ["a", "b"], "threshold": 0.9, "max_wrong_hit_rate": 0.02, "provider": "e",
        "model": "m"},
      "input_guardrails": [
        {"words": {"deny": ["x"]}, "action": "redact", "reversible": true, "on_error": "pass"},
        {"regexMatch": {"rule": "y"}, "deny": true}],
      "output_guardrails": [{"contains": {"words": ["z"]}}]
      """;

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"name\": \"x\", \"provider\": \"a\"," + TARGET + "}",
          group("fallback", "\"on\": [\"timeout\"], \"on_status_codes\": [500]"),
          group("loadbalance", "\"sticky\": {\"hash_fields\": [\"user\", \"team\"]}"),
          group("least_latency", "\"probe_percent\": 3"),
          group("least_busy", "\"allow_fallbacks\": false"),
          group("cheapest", "\"allow_fallbacks\": false"),
          group("priority", "\"allow_fallbacks\": false"),
          group("canary", "\"percent\": 7, \"sticky\": {\"hash_fields\": [\"user\"]}"),
          group(
              "conditional",
              """
              "default": "y", "conditions": [
                {"query": {"$or": [{"user": "u"}, {"prompt.tokens": {"$gt": 5}}]}, "then": "x"},
                {"query": {"$not": {"tags": {"$in": ["a", "b"]}}}, "then": "y"}]
              """),
          """
          {"provider": "a", "context_window_fallbacks": [{"provider": "b"}],
           "content_policy_fallbacks": [{"provider": "c"}],
           "shadow": {"percent": 5, "per_minute": 6, "target": {"provider": "d"}}}
          """);

  @Test
  void everyComponentOfAPlanIsCompared() {
    for (String document : DOCUMENTS) {
      Step step = DocumentLanguage.compiled(document);
      List<String> silent = new ArrayList<>();
      variants(step, "", (where, variant) -> unlessTold(step, (Step) variant, where, silent));
      silent.removeIf(where -> !document.contains("attempts") && where.matches(NEVER_USED));
      assertThat(silent).as(document).isEmpty();
    }
  }

  /** What holds wherever requests go. */
  @Test
  void everyComponentOfTheRulesIsCompared() {
    String node = "{\"provider\": \"a\", " + RULES + "}";
    Step step = DocumentLanguage.compiled(node);
    PlanRules rules = DocumentLanguage.rules(node);
    List<String> silent = new ArrayList<>();
    variants(
        rules,
        "",
        (where, variant) -> {
          if (PlanDifference.between(step, rules, step, (PlanRules) variant).changes().isEmpty()) {
            silent.add(where);
          }
        });

    // It follows from the rest of the plan.
    assertThat(silent).containsOnly("/PlanRules.fingerprint");
  }

  @Test
  void everyKindOfNodeIsAmongThem() {
    String all = String.join("", DOCUMENTS.stream().map(EveryComponentTests::names).toList());
    assertThat(Step.class.getPermittedSubclasses())
        .allSatisfy(kind -> assertThat(all).contains(kind.getSimpleName()));
  }

  private static String names(String document) {
    return DocumentLanguage.compiled(document).toString();
  }

  private static void unlessTold(Step before, Step after, String where, List<String> silent) {
    if (PlanDifference.between(before, after).changes().isEmpty()) {
      silent.add(where);
    }
  }

  /** The value with one thing changed, in every way there is. */
  private static void variants(Object value, String where, BiConsumer<String, Object> each) {
    switch (value) {
      case null -> {}
      case Query.Operand operand -> each.accept(where, new Query.Text(operand + "!"));
      case Record record -> components(record, where, each);
      case List<?> list -> elements(list, where, each);
      default -> each.accept(where, other(value));
    }
  }

  private static Object other(Object value) {
    return switch (value) {
      case String text -> text.startsWith("{") ? "{\"other\":1}" : text + "x";
      case io.netty.util.AsciiString text -> new io.netty.util.AsciiString(text + "x");
      case Integer number -> number + 1;
      case Long number -> number + 1;
      case Double number -> number + 1;
      case Boolean truth -> !truth;
      case java.time.Duration duration -> duration.plusMillis(1);
      case byte[] json -> "\"other\"".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      case Set<?> set -> set.isEmpty() ? Set.of("other") : Set.of();
      case Map<?, ?> map -> map.isEmpty() ? Map.of("other", 1) : Map.of();
      case Enum<?> constant -> next(constant);
      default -> throw new AssertionError("No other " + value.getClass());
    };
  }

  private static Object next(Enum<?> constant) {
    Object[] all = constant.getDeclaringClass().getEnumConstants();
    return all[(constant.ordinal() + 1) % all.length];
  }

  private static void components(Record record, String where, BiConsumer<String, Object> each) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String name = record.getClass().getSimpleName() + "." + components[i].getName();
      if (!SILENT.contains(name) && !SILENT.contains(components[i].getName())) {
        int place = i;
        variants(
            values(record)[i],
            where + "/" + name,
            (at, variant) -> each.accept(at, with(record, place, variant)));
      }
    }
  }

  private static void elements(List<?> list, String where, BiConsumer<String, Object> each) {
    if (list.size() > (where.endsWith("Comparison.operands") ? 1 : 0)) {
      each.accept(where, list.subList(1, list.size()));
    }
    for (int i = 0; i < list.size(); i++) {
      int place = i;
      variants(
          list.get(i),
          where + "/" + i,
          (at, variant) -> {
            List<Object> changed = new ArrayList<>(list);
            changed.set(place, variant);
            each.accept(at, changed);
          });
    }
  }

  private static Object[] values(Record record) {
    return Stream.of(record.getClass().getRecordComponents())
        .map(component -> invoked(component, record))
        .toArray();
  }

  private static Object invoked(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Record with(Record record, int place, Object value) {
    Object[] values = values(record);
    values[place] = value;
    Class<?>[] types =
        Arrays.stream(record.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String group(String mode, String strategy) {
    return """
    {"name": "g", "strategy": {"mode": "%s", %s}, "targets": [
      {"name": "x", "provider": "a", "weight": 2}, {"name": "y", "provider": "b"}]}
    """
        .formatted(mode, strategy)
        .replace(mode.equals("loadbalance") ? "~" : ", \"weight\": 2", "");
  }
}
