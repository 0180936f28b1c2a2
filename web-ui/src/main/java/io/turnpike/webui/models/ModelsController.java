package io.turnpike.webui.models;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows the catalogue; sets, switches and deletes aliases. */
@Controller
class ModelsController {

  private static final String ALIASES = "/catalog#aliases";

  private final CatalogPages pages;
  private final ModelAliases aliases;

  ModelsController(CatalogPages pages, ModelAliases aliases) {
    this.pages = pages;
    this.aliases = aliases;
  }

  @GetMapping("/catalog")
  @TakesQuery("*")
  Mono<Rendering> page(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    return shown(actor, exchange.getRequest().getQueryParams(), HttpStatus.OK, Form.EMPTY);
  }

  /** A new one; never replaces one that is there. */
  @PostMapping("/catalog/aliases")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted ->
                aliases
                    .find(actor.organizationId(), submitted.text("name"))
                    .flatMap(_ -> refused(actor, submitted, taken()))
                    .switchIfEmpty(
                        Mono.defer(() -> put(actor, submitted.text("name"), submitted))));
  }

  /** One click: it stands for another model from now on. */
  @PostMapping("/catalog/aliases/{name}")
  Mono<Rendering> change(
      @PathVariable String name, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> put(actor, name, submitted));
  }

  @PostMapping("/catalog/aliases/{name}/delete")
  Mono<Rendering> delete(@PathVariable String name, @AuthenticationPrincipal Actor actor) {
    return aliases
        .delete(actor, name)
        .thenReturn(Redirect.to(ALIASES))
        .onErrorResume(Refusal.class, refusal -> refused(actor, Submitted.NOTHING, refusal));
  }

  private Mono<Rendering> put(Actor actor, String name, Submitted submitted) {
    return aliases
        .put(actor, name, submitted.text("model"))
        .map(_ -> Redirect.to(ALIASES))
        .onErrorResume(Refusal.class, refusal -> refused(actor, submitted, refusal));
  }

  private Mono<Rendering> refused(Actor actor, Submitted submitted, Refusal refusal) {
    return shown(
        actor,
        new LinkedMultiValueMap<>(),
        RefusalPages.statusOf(refusal),
        Form.refused(submitted, refusal, "name", "model"));
  }

  private Mono<Rendering> shown(
      Actor actor, MultiValueMap<String, String> parameters, HttpStatus status, Form form) {
    return pages
        .page(actor, parameters, form)
        .map(
            page ->
                Rendering.view("models/models")
                    .status(status)
                    .modelAttribute("page", page)
                    .build());
  }

  private static InvalidInput taken() {
    return InvalidInput.at("/name", "There is an alias of this name already; switch it above.");
  }
}
