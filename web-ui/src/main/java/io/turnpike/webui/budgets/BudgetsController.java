package io.turnpike.webui.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budgets;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
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

/** Lists budgets with what is left of them; creates, changes and deletes them. */
@Controller
class BudgetsController {

  private final Budgets budgets;
  private final BudgetsPages pages;

  BudgetsController(Budgets budgets, BudgetsPages pages) {
    this.budgets = budgets;
    this.pages = pages;
  }

  @GetMapping("/budgets")
  Mono<Rendering> list(@AuthenticationPrincipal Actor actor) {
    return pages.list(actor);
  }

  /**
   * @param team whose budget it is to be
   * @param key id, likewise
   */
  @GetMapping(value = "/budgets", params = "new")
  Mono<Rendering> add(
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String key,
      @AuthenticationPrincipal Actor actor) {
    return pages.form(actor, HttpStatus.OK, null, null, BudgetForm.fresh(team, key));
  }

  @PostMapping("/budgets")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> create(actor, submitted));
  }

  /**
   * @param value whose counter to show, of a budget that has one for each
   */
  @GetMapping("/budgets/{id}")
  Mono<Rendering> edit(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String value,
      @AuthenticationPrincipal Actor actor) {
    return existing(actor, id)
        .flatMap(
            budget ->
                pages.form(actor, HttpStatus.OK, budget, wanted(value), BudgetForm.of(budget)));
  }

  @PostMapping("/budgets/{id}")
  Mono<Rendering> change(
      @PathVariable String id, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Mono.zip(existing(actor, id), Submitted.of(exchange))
        .flatMap(both -> save(actor, both.getT1(), id, both.getT2()));
  }

  @PostMapping("/budgets/{id}/delete")
  Mono<Rendering> delete(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
    return budgets.delete(actor, id).thenReturn(Redirect.to("/budgets"));
  }

  /** Never replaces one that is there. */
  private Mono<Rendering> create(Actor actor, Submitted submitted) {
    String id = submitted.text("name");
    return budgets
        .find(actor.organizationId(), id)
        .flatMap(_ -> refused(actor, null, submitted, taken()))
        .switchIfEmpty(Mono.defer(() -> save(actor, null, id, submitted)));
  }

  private Mono<Rendering> save(
      Actor actor, @Nullable Budget before, String id, Submitted submitted) {
    return Mono.defer(() -> budgets.put(actor, id, BudgetForm.draft(submitted)))
        .map(_ -> Redirect.to("/budgets"))
        .onErrorResume(Refusal.class, refusal -> refused(actor, before, submitted, refusal));
  }

  private Mono<Rendering> refused(
      Actor actor, @Nullable Budget before, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, BudgetForm.FIELDS).renamed("id", "name");
    return pages.form(actor, RefusalPages.statusOf(refusal), before, null, form);
  }

  private Mono<Budget> existing(Actor actor, String id) {
    return budgets
        .find(actor.organizationId(), id)
        .switchIfEmpty(Mono.error(() -> new NotFound("budget", id)));
  }

  private static @Nullable String wanted(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static InvalidInput taken() {
    return InvalidInput.at("/id", "There is a budget of this name already.");
  }
}
