package io.turnpike.routing.config.store;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.language.Names;
import io.turnpike.routing.config.language.YamlText;
import io.turnpike.routing.config.lint.ConfigCheck;
import io.turnpike.routing.config.store.ConfigWriter.Written;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Configs in Postgres: checked before they are written, answered to requests from memory. */
@Component
final class PostgresRouteConfigs implements RouteConfigs {

  private final Database database;
  private final ConfigCheck check;
  private final ConfigWriter writer;
  private final PlanMemory memory;
  private final InlinePlans inline;
  private final ConfigNames names;

  PostgresRouteConfigs(
      Database database,
      ConfigCheck check,
      ConfigWriter writer,
      PlanMemory memory,
      InlinePlans inline,
      ConfigNames names) {
    this.database = database;
    this.check = check;
    this.writer = writer;
    this.memory = memory;
    this.inline = inline;
    this.names = names;
  }

  @Override
  public Mono<Saved> save(
      Actor actor, String name, String document, @Nullable Integer expectedVersion) {
    return save(actor, name, document, expectedVersion, Map.of());
  }

  @Override
  public Mono<Saved> rollback(
      Actor actor, String name, int version, @Nullable Integer expectedVersion) {
    return allowed(actor)
        .then(Mono.defer(() -> version(actor.organizationId(), name, version)))
        .switchIfEmpty(Mono.error(() -> new NotFound("config version", name + "@" + version)))
        .map(Version::document)
        .flatMap(old -> save(actor, name, old, expectedVersion, Map.of("rolled_back_to", version)));
  }

  @Override
  public Mono<Void> delete(Actor actor, String name, @Nullable Integer expectedVersion) {
    return allowed(actor).then(Mono.defer(() -> writer.remove(actor, name, expectedVersion)));
  }

  @Override
  public Flux<Version> list(OrganizationId organization) {
    return within(organization, ConfigTable::list);
  }

  @Override
  public Mono<Version> find(OrganizationId organization, String name) {
    return within(organization, table -> table.current(name)).singleOrEmpty();
  }

  @Override
  public Flux<Version> versions(OrganizationId organization, String name) {
    return within(organization, table -> table.versions(name));
  }

  @Override
  public Mono<Version> version(OrganizationId organization, String name, int version) {
    return within(organization, table -> table.version(name, version)).singleOrEmpty();
  }

  private Flux<Version> within(
      OrganizationId organization, Function<ConfigTable, Publisher<Version>> read) {
    return database.within(
        organization.value(), db -> read.apply(new ConfigTable(db, organization)));
  }

  @Override
  public Mono<List<Warning>> validate(OrganizationId organization, String document) {
    return check.check(organization, document).map(read -> read.warnings().list());
  }

  @Override
  public Mono<RoutePlan> compile(OrganizationId organization, String document) {
    return inline.plan(organization, document);
  }

  @Override
  public Mono<String> json(String yaml) {
    return DocumentThreads.read(yaml, () -> YamlText.json(yaml));
  }

  @Override
  public Mono<RoutePlan> resolve(OrganizationId organization, String reference) {
    ConfigKey key = ConfigKey.of(organization, reference);
    return key == null ? Mono.empty() : memory.plan(key);
  }

  @Override
  public Mono<Set<String>> names(OrganizationId organization) {
    return names.of(organization);
  }

  private Mono<Saved> save(
      Actor actor,
      String name,
      String document,
      @Nullable Integer expected,
      Map<String, Integer> details) {
    return allowed(actor)
        .then(Mono.defer(() -> checked(actor, name, document)))
        .flatMap(
            read ->
                writer
                    .append(actor, name, document, read.mentions(), expected, details)
                    .map(written -> saved(written, read)));
  }

  private static Saved saved(Written written, ConfigDocument read) {
    return new Saved(written.version(), written.changed(), read.warnings().list());
  }

  /** Mistakes of the name and of the document come together. */
  private Mono<ConfigDocument> checked(Actor actor, String name, String document) {
    List<Mistake> wrong = mistakes(name);
    return check
        .check(actor.organizationId(), document)
        .onErrorMap(InvalidInput.class, found -> both(wrong, found.mistakes()))
        .filter(_ -> wrong.isEmpty())
        .switchIfEmpty(Mono.error(() -> new InvalidInput(wrong)));
  }

  private static InvalidInput both(List<Mistake> some, List<Mistake> others) {
    return new InvalidInput(Stream.concat(some.stream(), others.stream()).toList());
  }

  private static List<Mistake> mistakes(String name) {
    return Names.legal(name) ? List.of() : List.of(new Mistake("/name", sentence(name)));
  }

  private static String sentence(String name) {
    return name.isEmpty() ? "Enter a name." : "A config's name " + Names.RULE + ".";
  }

  private static Mono<Void> allowed(Actor actor) {
    return Mono.fromRunnable(() -> Permission.toChange(actor, "configs"));
  }
}
