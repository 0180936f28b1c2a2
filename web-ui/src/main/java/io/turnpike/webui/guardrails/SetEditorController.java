package io.turnpike.webui.guardrails;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.guard.GuardrailTrials;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.scope.NamedThings;
import io.turnpike.webui.security.ContentSecurityPolicy;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows a set's document, checks it while it is written, and stores it. */
@Controller
class SetEditorController {

  private final NamedSets sets;
  private final GuardrailTrials trials;
  private final NamedThings things;

  SetEditorController(NamedSets sets, GuardrailTrials trials, NamedThings things) {
    this.sets = sets;
    this.trials = trials;
    this.things = things;
  }

  @GetMapping(value = "/guardrails", params = "new")
  Mono<Rendering> add(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return page(exchange, actor, HttpStatus.OK, SetDraft.blank());
  }

  @GetMapping("/guardrails/{name}/edit")
  Mono<Rendering> edit(
      @PathVariable String name, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return sets.find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("set of guardrails", name)))
        .flatMap(set -> page(exchange, actor, HttpStatus.OK, SetDraft.of(set)));
  }

  /** For the editor's marks while typing; stores nothing. */
  @PostMapping(value = "/guardrails/validate", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Mono<Verdict> validate(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(submitted -> sets.validate(actor.organizationId(), submitted.document("document")))
        .thenReturn(Verdict.FINE)
        .onErrorResume(
            InvalidInput.class, wrong -> Mono.just(new Verdict(wrong.mistakes(), List.of())));
  }

  /** Writes what the form says into the document, to be looked at; stores nothing. */
  @PostMapping("/guardrails/compose")
  Mono<Rendering> compose(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted -> {
              SetDraft draft = SetDraft.submitted(submitted);
              try {
                String document = CommonChecks.of(submitted).into(draft.document());
                return page(exchange, actor, HttpStatus.OK, draft.with(document));
              } catch (InvalidInput wrong) {
                return page(
                    exchange, actor, RefusalPages.statusOf(wrong), draft.refused(told(wrong)));
              }
            });
  }

  @PostMapping("/guardrails")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .map(SetDraft::created)
        .flatMap(draft -> save(exchange, actor, draft));
  }

  @PostMapping("/guardrails/{name}/save")
  Mono<Rendering> save(
      @PathVariable String name, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .map(submitted -> SetDraft.changed(name, submitted))
        .flatMap(draft -> save(exchange, actor, draft));
  }

  private Mono<Rendering> save(ServerWebExchange exchange, Actor actor, SetDraft draft) {
    return sets.put(actor, draft.name(), draft.document(), draft.base())
        .map(saved -> Redirect.to("/guardrails/" + saved.set().name() + "?saved=1"))
        .onErrorResume(
            StaleVersion.class, stale -> overtaken(exchange, actor, draft.refused(told(stale))))
        .onErrorResume(
            Refusal.class,
            refusal ->
                page(
                    exchange, actor, RefusalPages.statusOf(refusal), draft.refused(told(refusal))));
  }

  private Mono<Rendering> overtaken(ServerWebExchange exchange, Actor actor, SetDraft draft) {
    Mono<NamedSet> theirs = sets.find(actor.organizationId(), draft.name());
    return theirs
        .map(draft::over)
        .defaultIfEmpty(draft)
        .flatMap(both -> page(exchange, actor, HttpStatus.CONFLICT, both));
  }

  private Mono<Rendering> page(
      ServerWebExchange exchange, Actor actor, HttpStatus status, SetDraft draft) {
    return things
        .of(actor.organizationId())
        .map(
            named ->
                Rendering.view("guardrails/edit")
                    .status(status)
                    .modelAttribute("nonce", ContentSecurityPolicy.nonce(exchange))
                    .modelAttribute("draft", draft)
                    .modelAttribute("named", named)
                    .modelAttribute("checks", trials.checks())
                    .build());
  }

  private static List<Mistake> told(Refusal refusal) {
    return Form.mistakes(refusal);
  }

  /**
   * No mistakes when the document would be accepted.
   *
   * @param warnings none: the editor reads them of other documents
   */
  record Verdict(List<Mistake> mistakes, List<String> warnings) {

    static final Verdict FINE = new Verdict(List.of(), List.of());
  }
}
