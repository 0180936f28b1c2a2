package io.turnpike.webui.models;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.OwnModels;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What an organization says of one model: to add, to change and to take back. */
@Controller
class OwnModelController {

  private final ProviderConnections connections;
  private final OwnModels models;

  OwnModelController(ProviderConnections connections, OwnModels models) {
    this.connections = connections;
    this.models = models;
  }

  /**
   * @param connection empty to choose one
   * @param model empty for one that is new
   */
  @GetMapping("/catalog/own")
  Mono<Rendering> form(
      @RequestParam(defaultValue = "") String connection,
      @RequestParam(defaultValue = "") String model,
      @AuthenticationPrincipal Actor actor) {
    return connections
        .list(actor.organizationId())
        .collectList()
        .map(known -> OwnModelPage.of(known, connection, model))
        .map(page -> rendering(HttpStatus.OK, page));
  }

  @PostMapping("/catalog/own")
  Mono<Rendering> put(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted ->
                put(actor, submitted)
                    .onErrorResume(Refusal.class, why -> refused(actor, submitted, why)));
  }

  @PostMapping("/catalog/own/delete")
  Mono<Rendering> delete(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted ->
                models.delete(actor, submitted.text("connection"), submitted.text("model")))
        .thenReturn(Redirect.to("/catalog"));
  }

  private Mono<Rendering> put(Actor actor, Submitted submitted) {
    String name = submitted.text("connection");
    String model = submitted.text("model");
    return connections
        .find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)))
        .flatMap(
            connection -> {
              ModelPrice before = connection.prices().get(model);
              return models.put(
                  actor,
                  name,
                  model,
                  OwnModelForm.said(submitted),
                  OwnModelForm.price(submitted, before));
            })
        .thenReturn(Redirect.to(new UrlQuery().add("search", model).on("/catalog")));
  }

  private Mono<Rendering> refused(Actor actor, Submitted submitted, Refusal why) {
    Form form = Form.refused(submitted, why, OwnModelForm.FIELDS);
    return connections
        .list(actor.organizationId())
        .collectList()
        .map(known -> OwnModelPage.refused(known, form))
        .map(page -> rendering(RefusalPages.statusOf(why), page));
  }

  private static Rendering rendering(HttpStatus status, OwnModelPage page) {
    return Rendering.view("models/own").status(status).modelAttribute("page", page).build();
  }
}
