package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.routing.guard.SetScope;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Believes what is written, as long as it is JSON with a scope. */
@Component
public class FakeNamedSets implements NamedSets {

  private final Map<OrganizationId, Map<String, NamedSet>> sets = new ConcurrentHashMap<>();

  @Override
  public Mono<Saved> put(
      Actor actor, String name, String document, @Nullable Integer expectedVersion) {
    return Mono.fromSupplier(
        () -> {
          NamedSet before = of(actor.organizationId()).get(name);
          int current = before == null ? 0 : before.version();
          JsonNode json = read(document);
          if (expectedVersion != null && expectedVersion != current) {
            throw new StaleVersion(expectedVersion, current);
          }
          NamedSet set = set(name, current + 1, json, document, actor.label());
          of(actor.organizationId()).put(name, set);
          return new Saved(set, before == null, true);
        });
  }

  @Override
  public Mono<Void> delete(Actor actor, String name, @Nullable Integer expectedVersion) {
    return of(actor.organizationId()).remove(name) == null
        ? Mono.error(new NotFound("set of guardrails", name))
        : Mono.empty();
  }

  @Override
  public Flux<NamedSet> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<NamedSet> find(OrganizationId organization, String name) {
    return Mono.justOrEmpty(of(organization).get(name));
  }

  @Override
  public Mono<NamedSet> known(OrganizationId organization, String name) {
    return find(organization, name);
  }

  @Override
  public Mono<Void> validate(OrganizationId organization, String document) {
    return Mono.fromRunnable(() -> read(document));
  }

  private static JsonNode read(String document) {
    try {
      JsonNode json = JsonMapper.shared().readTree(document);
      if (json.has("scope")) {
        return json;
      }
    } catch (JacksonException broken) {
      throw InvalidInput.at("", "This is not JSON.");
    }
    throw InvalidInput.at("/scope", "says whose calls the set holds for.");
  }

  private static NamedSet set(
      String name, int version, JsonNode json, String document, String author) {
    Set<String> teams = texts(json.path("scope").path("team"));
    SetScope scope = new SetScope(json.path("scope").has("organization"), teams, Set.of());
    GuardrailRules rules =
        new GuardrailRules(
            rules(name, json, "input_guardrails"), rules(name, json, "output_guardrails"));
    boolean observed = json.path("observe").asBoolean(false);
    return new NamedSet(name, version, scope, observed, rules, document, author, Instant.now());
  }

  private static Set<String> texts(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::stringValue).collect(Collectors.toSet())
        : value.isString() ? Set.of(value.stringValue()) : Set.of();
  }

  private static List<GuardrailRule> rules(String set, JsonNode json, String key) {
    return json.path(key).valueStream().map(rule -> rule(set, key, rule)).toList();
  }

  private static GuardrailRule rule(String set, String key, JsonNode json) {
    String check = json.propertyNames().iterator().next();
    Action action =
        json.has("deny")
            ? Action.DENY
            : Action.valueOf(json.path("action").asString("FLAG").toUpperCase(Locale.ROOT));
    return new GuardrailRule(
        set, "/" + key, check, json.get(check).toString(), action, false, OnError.DENY);
  }

  private Map<String, NamedSet> of(OrganizationId organization) {
    return sets.computeIfAbsent(organization, _ -> new ConcurrentSkipListMap<>());
  }
}
