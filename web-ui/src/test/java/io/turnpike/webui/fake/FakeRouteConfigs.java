package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses a name that no config has, a document that names {@code @ghost} or is no object, warns
 * about a weight of 0; takes all others.
 */
@Component
public class FakeRouteConfigs implements RouteConfigs {

  private final Map<OrganizationId, Map<String, List<Version>>> configs = new ConcurrentHashMap<>();

  @Override
  public Mono<Saved> save(Actor actor, String name, String document, Integer expected) {
    if (!name.matches("[a-z0-9-]+")) {
      return Mono.error(() -> InvalidInput.at("/name", "A name has small letters."));
    }
    return validate(actor.organizationId(), document)
        .then(Mono.defer(() -> append(actor, name, document, expected)));
  }

  @Override
  public Mono<Saved> rollback(Actor actor, String name, int version, Integer expected) {
    return version(actor.organizationId(), name, version)
        .flatMap(old -> append(actor, name, old.document(), expected));
  }

  @Override
  public Mono<Void> delete(Actor actor, String name, @Nullable Integer expectedVersion) {
    return of(actor.organizationId()).remove(name) == null
        ? Mono.error(new NotFound("config", name))
        : Mono.empty();
  }

  @Override
  public Flux<Version> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values()).map(List::getLast);
  }

  @Override
  public Mono<Set<String>> names(OrganizationId organization) {
    return Mono.just(of(organization).keySet());
  }

  @Override
  public Mono<Version> find(OrganizationId organization, String name) {
    return Mono.justOrEmpty(of(organization).get(name)).map(List::getLast);
  }

  @Override
  public Flux<Version> versions(OrganizationId organization, String name) {
    return Flux.fromIterable(of(organization).getOrDefault(name, List.of()).reversed());
  }

  @Override
  public Mono<Version> version(OrganizationId organization, String name, int version) {
    return versions(organization, name).filter(each -> each.version() == version).next();
  }

  @Override
  public Mono<List<Warning>> validate(OrganizationId organization, String document) {
    List<Mistake> mistakes = new ArrayList<>();
    if (!document.strip().startsWith("{")) {
      mistakes.add(new Mistake("", "A config is a JSON object."));
    }
    if (document.contains("@ghost")) {
      mistakes.add(
          new Mistake("/targets/0/provider", "There is no provider connection named ghost."));
    }
    return mistakes.isEmpty()
        ? Mono.just(warnings(document))
        : Mono.error(new InvalidInput(mistakes));
  }

  @Override
  public Mono<RoutePlan> resolve(OrganizationId organization, String reference) {
    return Mono.empty();
  }

  @Override
  public Mono<RoutePlan> compile(OrganizationId organization, String document) {
    return Mono.empty();
  }

  @Override
  public Mono<String> json(String yaml) {
    String[] parts = yaml.strip().split(": ");
    if (parts.length != 2) {
      return Mono.error(
          () -> InvalidInput.at("", "line 1, column 1: this stand-in reads one key only"));
    }
    return Mono.just("{\"" + parts[0] + "\":\"" + parts[1] + "\"}");
  }

  private static List<Warning> warnings(String document) {
    return document.contains("\"weight\": 0")
        ? List.of(new Warning("/targets/0/weight", "This target receives nothing."))
        : List.of();
  }

  private Mono<Saved> append(Actor actor, String name, String document, Integer expected) {
    List<Version> versions =
        of(actor.organizationId()).computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>());
    int current = versions.size();
    if (expected != null && expected != current) {
      return Mono.error(new StaleVersion(expected, current));
    }
    if (current > 0 && DocumentText.same(versions.getLast().document(), document)) {
      return Mono.just(new Saved(versions.getLast(), false, warnings(document)));
    }
    versions.replaceAll(FakeRouteConfigs::past);
    Version version = new Version(name, current + 1, document, actor.label(), Instant.now(), true);
    versions.add(version);
    return Mono.just(new Saved(version, true, warnings(document)));
  }

  private static Version past(Version version) {
    return new Version(
        version.name(),
        version.version(),
        version.document(),
        version.author(),
        version.savedAt(),
        false);
  }

  private Map<String, List<Version>> of(OrganizationId organization) {
    return configs.computeIfAbsent(organization, _ -> new ConcurrentSkipListMap<>());
  }
}
