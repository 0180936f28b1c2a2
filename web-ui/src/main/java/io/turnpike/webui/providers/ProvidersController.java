package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.routing.CircuitBreakers;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderTypes;
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
  private final List<ProviderType> types;

  ProvidersController(
      ProviderConnections connections, CircuitBreakers breakers, ProviderTypes types) {
    this.connections = connections;
    this.known = types;
    this.breakers = breakers;
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

  /** What is known of it already, an import says. */
  @GetMapping(value = "/providers", params = "new")
  Rendering add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(name = "base_url", defaultValue = "") String baseUrl) {
    String word = known.find(type) == null ? types.getFirst().word() : type;
    Map<String, String> values = Map.of("name", name, "type", word, "base_url", baseUrl);
    return form(HttpStatus.OK, ProviderPage.adding(types, values));
  }

  @PostMapping("/providers")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> create(actor, submitted));
  }

  /**
   * @param mended after a save that changed the base URL
   */
  @GetMapping("/providers/{name}")
  Mono<Rendering> edit(
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean mended,
      @AuthenticationPrincipal Actor actor) {
    return Mono.zip(existing(actor, name), users(actor, name))
        .map(both -> ProviderPage.editing(types, both.getT1(), both.getT2()))
        .map(page -> mended ? page.mended() : page)
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
        .map(stored -> saved(stored, submitted))
        .onErrorResume(
            Refusal.class,
            refusal ->
                Mono.just(
                    refused(
                        refusal,
                        ProviderPage.refused(types, null, Users.NONE, submitted, refusal))));
  }

  private Mono<Rendering> change(Actor actor, ProviderConnection before, Submitted submitted) {
    return Mono.fromCallable(() -> ProviderForm.draft(types, before.credentials(), submitted))
        .flatMap(draft -> connections.put(actor, before.name(), draft))
        .map(stored -> saved(stored, submitted))
        .onErrorResume(
            Refusal.class,
            refusal ->
                users(actor, before.name())
                    .map(users -> ProviderPage.refused(types, before, users, submitted, refusal))
                    .map(page -> refused(refusal, page)));
  }

  /** Back to the form where the address is another than the one that was pasted. */
  private Rendering saved(ProviderConnection stored, Submitted submitted) {
    boolean asGiven = known.meant(stored.type(), submitted.orNull("base_url")).mended().isEmpty();
    return Redirect.to(asGiven ? "/providers" : "/providers/" + stored.name() + "?mended=true");
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

  private static Rendering form(HttpStatus status, ProviderPage page) {
    return Rendering.view("providers/edit").status(status).modelAttribute("page", page).build();
  }
}
