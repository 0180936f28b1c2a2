package io.turnpike.app.api.providers;

import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConnectionChecks;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderTypes;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/providers}: provider connections. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/providers")
class ProviderController {

  private final ProviderConnections connections;
  private final ProviderTypes types;
  private final ConnectionChecks checks;

  ProviderController(
      ProviderConnections connections, ProviderTypes types, ConnectionChecks checks) {
    this.connections = connections;
    this.types = types;
    this.checks = checks;
  }

  @GetMapping
  Mono<Page<ProviderView>> list(@AuthenticationPrincipal Actor actor) {
    return connections.list(actor.organizationId()).map(this::shown).collectList().map(Page::whole);
  }

  @GetMapping("/{name}")
  Mono<ProviderView> find(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return connections
        .find(actor.organizationId(), name)
        .map(this::shown)
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)));
  }

  @PutMapping("/{name}")
  Mono<ProviderView> put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestBody ProviderForm form) {
    return Mono.fromCallable(() -> form.draft(types))
        .flatMap(draft -> connections.put(actor, name, draft))
        .onErrorMap(InvalidInput.class, form::placed)
        .map(
            stored ->
                ProviderView.of(
                    stored,
                    types.find(stored.type()),
                    types.meant(stored.type(), form.baseUrl()).mended()));
  }

  private ProviderView shown(ProviderConnection connection) {
    return ProviderView.of(connection, types.find(connection.type()), "");
  }

  /** Calls the provider; whatever is wrong with the connection is a result. */
  @PostMapping("/{name}/check")
  Mono<CheckView> check(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return checks.check(actor, name).map(CheckView::of);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return connections.delete(actor, name);
  }
}
