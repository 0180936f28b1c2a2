package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Saved;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.Submitted;
import org.jspecify.annotations.Nullable;
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

/** Shows configs and their versions, and takes an old version back. */
@Controller
class ConfigsController {

  private final RouteConfigs configs;
  private final ConfigConversion conversion;
  private final EditorPages editor;

  ConfigsController(RouteConfigs configs, ConfigConversion conversion, EditorPages editor) {
    this.configs = configs;
    this.conversion = conversion;
    this.editor = editor;
  }

  @GetMapping("/configs")
  Mono<Rendering> list(@AuthenticationPrincipal Actor actor) {
    return configs
        .list(actor.organizationId())
        .collectList()
        .map(all -> Rendering.view("configs/list").modelAttribute("configs", all).build());
  }

  /** With a target to begin with, if the address names one. */
  @GetMapping(value = "/configs", params = "new")
  Mono<Rendering> add(
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String model,
      ServerWebExchange exchange,
      @AuthenticationPrincipal Actor actor) {
    Draft draft = provider.isEmpty() || model.isEmpty() ? Draft.fresh() : Draft.to(provider, model);
    return editor.show(exchange, actor, HttpStatus.OK, draft);
  }

  @GetMapping("/configs/{name}")
  Mono<Rendering> edit(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Integer saved,
      ServerWebExchange exchange,
      @AuthenticationPrincipal Actor actor) {
    return configs
        .find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("config", name)))
        .map(current -> Draft.of(current, saved == null ? null : saved > 0))
        .flatMap(draft -> editor.show(exchange, actor, HttpStatus.OK, draft));
  }

  /** Beside another version: the one named, else the one in use, else the one before. */
  @GetMapping("/configs/{name}/versions/{version}")
  Mono<Rendering> version(
      @PathVariable String name,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable Integer against,
      ServerWebExchange exchange,
      @AuthenticationPrincipal Actor actor) {
    return configs
        .versions(actor.organizationId(), name)
        .collectList()
        .flatMap(
            all -> DocumentThreads.compute(() -> VersionPage.of(all, version, against, conversion)))
        .switchIfEmpty(Mono.error(() -> new NotFound("config version", name + "@" + version)))
        .map(page -> editor.old(exchange, page));
  }

  @PostMapping("/configs/{name}/rollback")
  Mono<Rendering> rollBack(
      @PathVariable String name, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(submitted -> rollBack(actor, name, submitted))
        .map(saved -> Redirect.to(Paths.after(saved)));
  }

  @PostMapping("/configs/{name}/delete")
  Mono<Rendering> delete(@PathVariable String name, @AuthenticationPrincipal Actor actor) {
    return configs.delete(actor, name, null).thenReturn(Redirect.to("/configs"));
  }

  private Mono<Saved> rollBack(Actor actor, String name, Submitted submitted) {
    int version = Draft.number(submitted.text("version"), 0);
    int expected = Draft.number(submitted.text("expected"), 0);
    return configs.rollback(actor, name, version, expected);
  }
}
