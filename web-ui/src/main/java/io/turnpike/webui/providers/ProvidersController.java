package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.routing.CircuitBreakers;
import io.turnpike.routing.ConnectionChecks;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.tenants.providers.PublishedPolicies;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists, adds, changes and removes provider connections. */
@Controller
class ProvidersController {

  private final ProviderConnections connections;
  private final ProviderTypes known;
  private final CircuitBreakers breakers;
  private final PublishedPolicies policies;
  private final ConnectionChecks checks;
  private final List<ProviderType> types;

  ProvidersController(
      ProviderConnections connections,
      CircuitBreakers breakers,
      ProviderTypes types,
      PublishedPolicies policies,
      ConnectionChecks checks) {
    this.connections = connections;
    this.known = types;
    this.breakers = breakers;
    this.policies = policies;
    this.checks = checks;
    this.types = types.list();
  }

  @GetMapping("/providers")
  Mono<Rendering> list(@AuthenticationPrincipal Actor actor) {
    return Mono.zip(
            connections.list(actor.organizationId()).collectList(),
            breakers.list(actor.organizationId()).collectList())
        .map(both -> ProviderRow.of(both.getT1(), both.getT2()))
        .map(rows -> Rendering.view("providers/list").modelAttribute("rows", rows).build());
  }

  /**
   * What is known of it already, an import says, fields of the type as {@code settings.region}.
   * Without a type that there is, one is chosen first.
   *
   * @param sought to find a type by
   */
  @GetMapping(value = "/providers", params = "new")
  @TakesQuery("settings.*")
  Rendering add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(name = "base_url", defaultValue = "") String baseUrl,
      @RequestParam(name = "q", defaultValue = "") String sought,
      ServerWebExchange exchange) {
    if (known.find(type) == null) {
      return choice(TypesPage.adding(types, policies, name, baseUrl, sought));
    }
    Map<String, String> said = exchange.getRequest().getQueryParams().toSingleValueMap();
    Map<String, String> values = SettingFields.said(facts(type).type(), said);
    values.putAll(Map.of("name", name, "type", type, "base_url", baseUrl));
    return form(HttpStatus.OK, ProviderPage.adding(facts(type), values));
  }

  @PostMapping("/providers")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> create(actor, submitted));
  }

  /**
   * @param mended after a save that changed the base URL
   * @param type that it is to have; empty for the one it has
   */
  @GetMapping("/providers/{name}")
  Mono<Rendering> edit(
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean mended,
      @RequestParam(defaultValue = "") String type,
      @AuthenticationPrincipal Actor actor) {
    return page(actor, name, type)
        .map(page -> mended ? page.mended() : page)
        .map(page -> form(HttpStatus.OK, page));
  }

  /**
   * @param sought to find a type by
   */
  @GetMapping(value = "/providers/{name}", params = "choose")
  Mono<Rendering> choose(
      @PathVariable String name,
      @RequestParam(name = "q", defaultValue = "") String sought,
      @AuthenticationPrincipal Actor actor) {
    return existing(actor, name)
        .map(connection -> TypesPage.changing(connection.name(), types, policies, sought))
        .map(ProvidersController::choice);
  }

  /** Calls the provider, and shows what came of it. */
  @PostMapping("/providers/{name}/check")
  Mono<Rendering> check(@PathVariable String name, @AuthenticationPrincipal Actor actor) {
    return checks
        .check(actor, name)
        .map(CheckNote::new)
        .flatMap(note -> page(actor, name, "").map(page -> page.checked(note)))
        .map(page -> form(HttpStatus.OK, page));
  }

  @PostMapping("/providers/{name}")
  Mono<Rendering> change(
      @PathVariable String name, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Mono.zip(existing(actor, name), Submitted.of(exchange))
        .flatMap(both -> change(actor, both.getT1(), both.getT2()));
  }

  @PostMapping("/providers/{name}/delete")
  Mono<Rendering> delete(@PathVariable String name, @AuthenticationPrincipal Actor actor) {
    return connections
        .delete(actor, name)
        .thenReturn(Redirect.to("/providers"))
        .onErrorResume(Conflict.class, refusal -> inUse(actor, name, refusal));
  }

  /** Never replaces one that is there. */
  private Mono<Rendering> create(Actor actor, Submitted submitted) {
    String name = submitted.text("name");
    return connections
        .find(actor.organizationId(), name)
        .flatMap(_ -> Mono.<ProviderConnection>error(taken()))
        .switchIfEmpty(
            Mono.defer(
                () ->
                    connections.put(actor, name, ProviderForm.draft(types, List.of(), submitted))))
        .map(stored -> saved(stored, submitted, "/providers/" + stored.name()))
        .onErrorResume(
            Refusal.class,
            refusal ->
                Mono.just(
                    refused(
                        refusal,
                        ProviderPage.refused(
                            types, facts(submitted), null, Users.NONE, submitted, refusal))));
  }

  private Mono<Rendering> change(Actor actor, ProviderConnection before, Submitted submitted) {
    return Mono.fromCallable(() -> ProviderForm.draft(types, before.credentials(), submitted))
        .flatMap(draft -> connections.put(actor, before.name(), draft))
        .map(stored -> saved(stored, submitted, "/providers"))
        .onErrorResume(
            Refusal.class,
            refusal ->
                users(actor, before.name())
                    .map(
                        users ->
                            ProviderPage.refused(
                                types, facts(submitted), before, users, submitted, refusal))
                    .map(page -> refused(refusal, page)));
  }

  /**
   * Back to the form where the address is another than the one that was pasted.
   *
   * @param next otherwise; of a new connection its own page, where it is tested
   */
  private Rendering saved(ProviderConnection stored, Submitted submitted, String next) {
    boolean asGiven = known.meant(stored.type(), submitted.orNull("base_url")).mended().isEmpty();
    return Redirect.to(asGiven ? next : "/providers/" + stored.name() + "?mended=true");
  }

  private Mono<ProviderPage> page(Actor actor, String name, String type) {
    return Mono.zip(existing(actor, name), users(actor, name))
        .map(
            both -> {
              ProviderConnection connection = both.getT1();
              String word = known.find(type) == null ? connection.type() : type;
              return ProviderPage.editing(types, facts(word), connection, both.getT2());
            });
  }

  private TypeFacts facts(Submitted submitted) {
    return facts(submitted.text("type"));
  }

  private TypeFacts facts(String type) {
    return TypeFacts.of(types, policies, type);
  }

  private Mono<ProviderConnection> existing(Actor actor, String name) {
    return connections
        .find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)));
  }

  private Mono<Users> users(Actor actor, String name) {
    return connections.uses(actor.organizationId(), name).collectList().map(Users::of);
  }

  /** Whatever else a deletion contradicts is told as it is. */
  private Mono<Rendering> inUse(Actor actor, String name, Conflict refusal) {
    return users(actor, name)
        .filter(users -> !users.isEmpty())
        .switchIfEmpty(Mono.error(refusal))
        .map(
            users ->
                Rendering.view("providers/in-use")
                    .status(HttpStatus.CONFLICT)
                    .modelAttribute("name", name)
                    .modelAttribute("users", users)
                    .build());
  }

  private static Conflict taken() {
    return new Conflict("name_taken", "There is a connection of this name already.");
  }

  private static Rendering refused(Refusal refusal, ProviderPage page) {
    return form(RefusalPages.statusOf(refusal), page);
  }

  private static Rendering choice(TypesPage page) {
    return Rendering.view("providers/choose").modelAttribute("page", page).build();
  }

  private static Rendering form(HttpStatus status, ProviderPage page) {
    return Rendering.view("providers/edit").status(status).modelAttribute("page", page).build();
  }
}
