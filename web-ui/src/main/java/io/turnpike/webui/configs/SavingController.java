package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Checks and stores what the editor sends. */
@Controller
class SavingController {

  private final RouteConfigs configs;
  private final EditorPages editor;

  SavingController(RouteConfigs configs, EditorPages editor) {
    this.configs = configs;
    this.editor = editor;
  }

  /** For the editor's marks while typing; stores nothing. */
  @PostMapping(value = "/configs/validate", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Mono<Verdict> validate(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(submitted -> json(submitted.document("document")))
        .flatMap(document -> configs.validate(actor.organizationId(), document))
        .map(warnings -> new Verdict(List.of(), warnings))
        .onErrorResume(
            InvalidInput.class, wrong -> Mono.just(new Verdict(wrong.mistakes(), List.of())));
  }

  @PostMapping("/configs")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .map(submitted -> Draft.of(submitted.text("name"), submitted).on(0))
        .flatMap(draft -> save(exchange, actor, draft));
  }

  @PostMapping("/configs/{name}/save")
  Mono<Rendering> save(
      @PathVariable String name, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .map(submitted -> Draft.of(name, submitted))
        .flatMap(draft -> save(exchange, actor, draft));
  }

  private Mono<Rendering> save(ServerWebExchange exchange, Actor actor, Draft draft) {
    return json(draft.document())
        .flatMap(document -> configs.save(actor, draft.name(), document, draft.base()))
        .map(saved -> Redirect.to(Paths.after(saved)))
        .onErrorResume(StaleVersion.class, stale -> editor.conflict(exchange, actor, draft, stale))
        .onErrorResume(Refusal.class, refusal -> refused(exchange, actor, draft, refusal));
  }

  private Mono<Rendering> refused(
      ServerWebExchange exchange, Actor actor, Draft draft, Refusal refusal) {
    List<Mistake> mistakes = Form.mistakes(refusal);
    return editor.show(exchange, actor, RefusalPages.statusOf(refusal), draft.refused(mistakes));
  }

  /**
   * JSON as it stands, or YAML, which becomes JSON. InvalidInput with line and column for what is
   * neither.
   */
  private Mono<String> json(String text) {
    return isJson(text) ? Mono.just(text) : configs.json(text);
  }

  private static boolean isJson(String text) {
    return text.isBlank() || text.stripLeading().startsWith("{");
  }

  /** No mistakes when the document would be accepted. */
  record Verdict(List<Mistake> mistakes, List<Warning> warnings) {}
}
