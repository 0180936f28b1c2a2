package io.turnpike.webui.alerts;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.webhooks.Webhooks;
import io.turnpike.tenants.webhooks.Webhooks.Change;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.RecentSecrets;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists alerts to everybody, and lets owners and admins manage webhooks. */
@Controller
class AlertsController {

  private static final String PAGE = "alerts";
  private static final String PATH = "/alerts";

  private final Webhooks webhooks;
  private final AlertsPages pages;
  private final RecentSecrets secrets;

  AlertsController(Webhooks webhooks, AlertsPages pages, RecentSecrets secrets) {
    this.webhooks = webhooks;
    this.pages = pages;
    this.secrets = secrets;
  }

  @GetMapping(PATH)
  Mono<Rendering> show(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return pages.show(actor, HttpStatus.OK, Form.EMPTY, secrets.take(exchange, PAGE));
  }

  @PostMapping("/alerts/webhooks")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> create(exchange, actor, submitted));
  }

  @PostMapping("/alerts/webhooks/{id}/test")
  Mono<Rendering> test(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return changed(exchange, actor, webhooks.test(actor, new WebhookId(id)));
  }

  @PostMapping("/alerts/webhooks/{id}/enable")
  Mono<Rendering> enable(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return changed(exchange, actor, switched(actor, id, true));
  }

  @PostMapping("/alerts/webhooks/{id}/disable")
  Mono<Rendering> disable(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return changed(exchange, actor, switched(actor, id, false));
  }

  @PostMapping("/alerts/webhooks/{id}/delete")
  Mono<Rendering> delete(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return changed(exchange, actor, webhooks.delete(actor, new WebhookId(id)));
  }

  private Mono<Rendering> create(ServerWebExchange exchange, Actor actor, Submitted submitted) {
    return webhooks
        .create(actor, submitted.text("url"), Set.copyOf(submitted.words("events")))
        .doOnNext(issued -> secrets.put(exchange, PAGE, Map.of(AlertsPage.SECRET, issued.secret())))
        .map(_ -> Redirect.to(PATH))
        .onErrorResume(Refusal.class, refusal -> refused(exchange, actor, submitted, refusal));
  }

  private Mono<?> switched(Actor actor, UUID id, boolean on) {
    return webhooks.change(actor, new WebhookId(id), new Change(null, null, on));
  }

  private Mono<Rendering> changed(ServerWebExchange exchange, Actor actor, Mono<?> change) {
    return change
        .then(Mono.fromSupplier(() -> Redirect.to(PATH + "#webhooks")))
        .onErrorResume(
            Refusal.class, refusal -> refused(exchange, actor, Submitted.NOTHING, refusal));
  }

  private Mono<Rendering> refused(
      ServerWebExchange exchange, Actor actor, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "url", "events");
    return pages.show(actor, RefusalPages.statusOf(refusal), form, secrets.again(exchange, PAGE));
  }
}
