package io.turnpike.app.api.budgets;

import io.turnpike.app.api.DraftTaker;
import io.turnpike.app.api.Page;
import io.turnpike.billing.Budgets;
import io.turnpike.billing.Budgets.Saved;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.tenants.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/budgets}: amounts of money, and what is left of them. */
@RestController
@RequestMapping("/api/v1/budgets")
class BudgetController implements DraftTaker {

  private final Budgets budgets;
  private final Standings standings;

  BudgetController(Budgets budgets, Standings standings) {
    this.budgets = budgets;
    this.standings = standings;
  }

  @GetMapping
  Mono<Page<BudgetView>> list(@AuthenticationPrincipal Actor actor) {
    return budgets
        .list(actor.organizationId())
        .flatMapSequential(budget -> standings.view(actor, budget))
        .collectList()
        .map(Page::whole);
  }

  /**
   * @param value whose counter to show, of a budget that has one for each
   */
  @GetMapping("/{id}")
  Mono<BudgetView> find(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String value) {
    return budgets
        .find(actor.organizationId(), id)
        .switchIfEmpty(Mono.error(() -> new NotFound("budget", id)))
        .flatMap(budget -> standings.view(actor, budget, value));
  }

  @PutMapping("/{id}")
  Mono<ResponseEntity<BudgetView>> put(
      @AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody BudgetForm form) {
    return budgets
        .put(actor, id, form.draft())
        .flatMap(saved -> standings.view(actor, saved.budget()).map(view -> answer(saved, view)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return budgets.delete(actor, id);
  }

  @Override
  public Subject subject() {
    return Subject.BUDGET;
  }

  @Override
  public Mono<Boolean> isThere(Actor actor, String name) {
    return budgets.find(actor.organizationId(), name).hasElement();
  }

  @Override
  public Mono<Optional<Secret>> take(Actor actor, String name, String body, JsonMapper json) {
    return Mono.fromCallable(() -> json.readValue(body, BudgetForm.class))
        .flatMap(form -> budgets.put(actor, name, form.draft()))
        .thenReturn(Optional.empty());
  }

  private static ResponseEntity<BudgetView> answer(Saved saved, BudgetView view) {
    return ResponseEntity.status(saved.created() ? HttpStatus.CREATED : HttpStatus.OK).body(view);
  }
}
