package io.turnpike.webui.guardrails;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.routing.guard.GuardrailTrials;
import io.turnpike.routing.guard.GuardrailTrials.Trial;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bench: what would checks make of this text? Nothing is sent and nothing kept. */
@Controller
class BenchController {

  private final NamedSets sets;
  private final GuardrailTrials trials;

  BenchController(NamedSets sets, GuardrailTrials trials) {
    this.sets = sets;
    this.trials = trials;
  }

  @GetMapping("/guardrails/check")
  Mono<Rendering> ask(
      @RequestParam(required = false) @Nullable String set, @AuthenticationPrincipal Actor actor) {
    Form form = Form.filled(BenchForm.fresh(set == null ? "" : set));
    return page(actor, HttpStatus.OK, form, null);
  }

  @PostMapping("/guardrails/check")
  Mono<Rendering> run(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> run(actor, submitted));
  }

  private Mono<Rendering> run(Actor actor, Submitted submitted) {
    Form asked = new Form(submitted, Map.of(), null);
    return Mono.defer(
            () ->
                trials.run(
                    actor.organizationId(),
                    BenchForm.material(submitted),
                    BenchForm.choice(submitted)))
        .flatMap(trial -> page(actor, HttpStatus.OK, asked, trial))
        .onErrorResume(InvalidInput.class, wrong -> refused(actor, submitted, wrong))
        .onErrorResume(
            NotFound.class,
            gone -> refused(actor, submitted, InvalidInput.at("/set", "There is no such set.")));
  }

  /** Mistakes of a list's checks stand with their places at the list. */
  private Mono<Rendering> refused(Actor actor, Submitted submitted, InvalidInput wrong) {
    List<Mistake> placed = wrong.mistakes().stream().map(BenchController::placed).toList();
    Refusal refusal = new InvalidInput(placed);
    Form form = Form.refused(submitted, refusal, "text", "set", "list");
    return page(actor, RefusalPages.statusOf(refusal), form, null);
  }

  private static Mistake placed(Mistake mistake) {
    String at = mistake.pointer();
    if (at.startsWith("/messages")) {
      return new Mistake("/text", mistake.message());
    }
    return at.contains("_guardrails")
        ? new Mistake(
            "/list", at.substring(at.indexOf("_guardrails") + 11) + " " + mistake.message())
        : mistake;
  }

  private Mono<Rendering> page(Actor actor, HttpStatus status, Form form, @Nullable Trial trial) {
    return sets.list(actor.organizationId())
        .map(NamedSet::name)
        .collectList()
        .map(
            names ->
                Rendering.view("guardrails/bench")
                    .status(status)
                    .modelAttribute("form", form)
                    .modelAttribute("sets", names)
                    .modelAttribute("checks", trials.checks())
                    .modelAttribute("page", BenchPage.of(trial))
                    .build());
  }
}
