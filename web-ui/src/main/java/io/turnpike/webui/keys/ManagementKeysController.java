package io.turnpike.webui.keys;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.Role;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.RecentSecrets;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Management keys: what scripts change the organization with. Shown on the page of all keys. */
@Controller
class ManagementKeysController {

  private final ManagementKeys keys;
  private final KeysPages pages;
  private final RecentSecrets secrets;

  ManagementKeysController(ManagementKeys keys, KeysPages pages, RecentSecrets secrets) {
    this.keys = keys;
    this.pages = pages;
    this.secrets = secrets;
  }

  @PostMapping("/keys/management")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> create(exchange, actor, submitted));
  }

  @PostMapping("/keys/management/{id}/revoke")
  Mono<Rendering> revoke(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
    return keys.revoke(actor, new KeyId(id)).thenReturn(Redirect.to("/keys"));
  }

  private Mono<Rendering> create(ServerWebExchange exchange, Actor actor, Submitted submitted) {
    return Mono.defer(() -> create(actor, submitted))
        .doOnNext(issued -> secrets.put(exchange, "keys", Map.of("management", issued.secret())))
        .map(_ -> Redirect.to("/keys"))
        .onErrorResume(Refusal.class, refusal -> refused(exchange, actor, submitted, refusal));
  }

  private Mono<ManagementKeys.Issued> create(Actor actor, Submitted submitted) {
    return keys.create(
        actor,
        submitted.text("management_name"),
        role(submitted),
        LastDay.endOf(submitted.orNull("management_expires_at"), actor));
  }

  private static Role role(Submitted submitted) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(submitted.text("role")))
        .findFirst()
        .orElseThrow(() -> InvalidInput.at("/role", "Choose one of the roles."));
  }

  /** Some fields have another name here, since both forms stand on one page. */
  private Mono<Rendering> refused(
      ServerWebExchange exchange, Actor actor, Submitted submitted, Refusal refusal) {
    Form form =
        Form.refused(submitted, refusal, "name", "role", "expires_at")
            .renamed("name", "management_name")
            .renamed("expires_at", "management_expires_at");
    return pages.show(actor, RefusalPages.statusOf(refusal), form, secrets.again(exchange, "keys"));
  }
}
