package io.turnpike.webui.guardrails;

import io.turnpike.billing.findings.GuardrailFindings;
import io.turnpike.billing.findings.GuardrailFindings.Mark;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.scope.NamedThings;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.Submitted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows sets and what they found lately, deletes them, and marks findings. */
@Controller
class GuardrailsController {

  private final NamedSets sets;
  private final GuardrailFindings findings;
  private final NamedThings things;

  GuardrailsController(NamedSets sets, GuardrailFindings findings, NamedThings things) {
    this.sets = sets;
    this.findings = findings;
    this.things = things;
  }

  @GetMapping("/guardrails")
  Mono<Rendering> list(@AuthenticationPrincipal Actor actor) {
    return Mono.zip(
            things.of(actor.organizationId()), sets.list(actor.organizationId()).collectList())
        .map(both -> both.getT2().stream().map(set -> SetRow.of(set, both.getT1())).toList())
        .map(rows -> Rendering.view("guardrails/list").modelAttribute("rows", rows).build());
  }

  @GetMapping("/guardrails/{name}")
  Mono<Rendering> show(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String saved,
      @AuthenticationPrincipal Actor actor) {
    return existing(actor, name)
        .flatMap(set -> page(actor, set, saved != null))
        .map(page -> Rendering.view("guardrails/set").modelAttribute("page", page).build());
  }

  @PostMapping("/guardrails/{name}/delete")
  Mono<Rendering> delete(@PathVariable String name, @AuthenticationPrincipal Actor actor) {
    return sets.delete(actor, name, null).thenReturn(Redirect.to("/guardrails"));
  }

  @PostMapping("/guardrails/{name}/findings/{requestId}/mark")
  Mono<Rendering> mark(
      @PathVariable String name,
      @PathVariable UUID requestId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(submitted -> findings.mark(actor, name, requestId, mark(submitted.text("mark"))))
        .thenReturn(Redirect.to("/guardrails/" + name + "#f-" + requestId));
  }

  private Mono<SetPage> page(Actor actor, NamedSet set, boolean saved) {
    return Mono.zip(
            things.of(actor.organizationId()), findings.of(actor.organizationId(), set.name()))
        .map(both -> new SetPage(SetRow.of(set, both.getT1()), both.getT2(), saved));
  }

  private Mono<NamedSet> existing(Actor actor, String name) {
    return sets.find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("set of guardrails", name)));
  }

  private static @Nullable Mark mark(String word) {
    return switch (word) {
      case "right" -> Mark.RIGHT;
      case "false" -> Mark.FALSE;
      default -> null;
    };
  }
}
