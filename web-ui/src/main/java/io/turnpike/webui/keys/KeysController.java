package io.turnpike.webui.keys;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.Draft;
import io.turnpike.tenants.KeyId;
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

/** Gateway keys: what model calls are made with. */
@Controller
class KeysController {

  private static final String[] FIELDS = {
    "name",
    "team",
    "default_config",
    "allowed_models",
    "inline_configs",
    "own_provider_keys",
    "custom_hosts",
    "allowed_origins",
    "expires_at"
  };

  private final GatewayKeys keys;
  private final KeysPages pages;
  private final RecentSecrets secrets;

  KeysController(GatewayKeys keys, KeysPages pages, RecentSecrets secrets) {
    this.keys = keys;
    this.pages = pages;
    this.secrets = secrets;
  }

  @GetMapping("/keys")
  Mono<Rendering> list(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return pages.show(actor, HttpStatus.OK, Form.EMPTY, secrets.take(exchange, "keys"));
  }

  @PostMapping("/keys")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> create(exchange, actor, submitted));
  }

  @PostMapping("/keys/{id}/revoke")
  Mono<Rendering> revoke(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
    return keys.revoke(actor, new KeyId(id)).thenReturn(Redirect.to("/keys"));
  }

  private Mono<Rendering> create(ServerWebExchange exchange, Actor actor, Submitted submitted) {
    return Mono.defer(() -> keys.create(actor, draft(submitted, actor)))
        .doOnNext(issued -> secrets.put(exchange, "keys", Map.of("gateway", issued.secret())))
        .map(_ -> Redirect.to("/keys"))
        .onErrorResume(Refusal.class, refusal -> refused(exchange, actor, submitted, refusal));
  }

  private Mono<Rendering> refused(
      ServerWebExchange exchange, Actor actor, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, FIELDS);
    return pages.show(actor, RefusalPages.statusOf(refusal), form, secrets.again(exchange, "keys"));
  }

  private static Draft draft(Submitted submitted, Actor actor) {
    return new Draft(
        submitted.text("name"),
        submitted.orNull("team"),
        submitted.orNull("default_config"),
        Set.copyOf(submitted.words("allowed_models")),
        rights(submitted),
        LastDay.endOf(submitted.orNull("expires_at"), actor));
  }

  private static KeyRights rights(Submitted submitted) {
    return new KeyRights(
        submitted.orNull("inline_configs") != null,
        submitted.orNull("own_provider_keys") != null,
        Set.copyOf(submitted.words("custom_hosts")),
        Set.copyOf(submitted.words("allowed_origins")));
  }
}
