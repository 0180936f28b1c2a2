package io.turnpike.webui.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings;
import io.turnpike.billing.Budgets;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.webui.scope.Named;
import io.turnpike.webui.scope.NamedThings;
import io.turnpike.webui.view.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts the list of budgets and the page of one together. */
@Component
class BudgetsPages {

  private final Budgets budgets;
  private final BudgetStandings standings;
  private final NamedThings things;
  private final RouteConfigs configs;

  BudgetsPages(
      Budgets budgets, BudgetStandings standings, NamedThings things, RouteConfigs configs) {
    this.budgets = budgets;
    this.standings = standings;
    this.things = things;
    this.configs = configs;
  }

  Mono<Rendering> list(Actor actor) {
    OrganizationId organization = actor.organizationId();
    return Mono.zip(things.of(organization), configNames(organization))
        .flatMap(known -> rows(actor, known.getT1(), known.getT2()))
        .map(rows -> Rendering.view("budgets/list").modelAttribute("rows", rows).build());
  }

  /**
   * @param budget null for one that is not there yet
   * @param value whose counter to show, of a budget that has one for each
   */
  Mono<Rendering> form(
      Actor actor, HttpStatus status, @Nullable Budget budget, @Nullable String value, Form form) {
    OrganizationId organization = actor.organizationId();
    return Mono.zip(things.of(organization), configNames(organization))
        .flatMap(known -> page(actor, budget, value, known.getT1(), known.getT2(), form))
        .map(page -> Rendering.view("budgets/edit").status(status).modelAttribute("page", page))
        .map(Rendering.Builder::build);
  }

  private Mono<List<BudgetRow>> rows(Actor actor, Named named, List<String> configs) {
    return budgets
        .list(actor.organizationId())
        .flatMapSequential(budget -> row(actor, budget, null, named, configs))
        .collectList();
  }

  private Mono<BudgetPage> page(
      Actor actor,
      @Nullable Budget budget,
      @Nullable String value,
      Named named,
      List<String> configs,
      Form form) {
    return Mono.justOrEmpty(budget)
        .flatMap(there -> row(actor, there, value, named, configs))
        .singleOptional()
        .map(row -> new BudgetPage(form, named, configs, row.orElse(null), orEmpty(value)));
  }

  private Mono<BudgetRow> row(
      Actor actor, Budget budget, @Nullable String value, Named named, List<String> configs) {
    boolean gone = budget.degradeTo() != null && !configs.contains(plainName(budget.degradeTo()));
    return left(actor, budget, value)
        .map(left -> new BudgetRow(budget, named.whose(budget.scope()), left.orElse(null), gone));
  }

  /** A page without what is left is better than none. */
  private Mono<Optional<Left>> left(Actor actor, Budget budget, @Nullable String value) {
    if (budget.scope().each() && value == null) {
      return Mono.just(Optional.empty());
    }
    return standings
        .of(
            actor.organizationId(),
            budget,
            orEmpty(value),
            Instant.now(),
            actor.organization().zone())
        .map(standing -> Optional.of(Left.of(budget, standing)))
        .onErrorReturn(Unavailable.class, Optional.empty());
  }

  private Mono<List<String>> configNames(OrganizationId organization) {
    return Flux.defer(() -> configs.list(organization))
        .map(RouteConfigs.Version::name)
        .collectList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String plainName(String reference) {
    int at = reference.indexOf('@');
    return at < 0 ? reference : reference.substring(0, at);
  }

  /**
   * The page of one budget.
   *
   * @param row null for one that is not there yet
   * @param value whose counter is shown, of a budget that has one for each; else empty
   */
  public record BudgetPage(
      Form form, Named named, List<String> configs, @Nullable BudgetRow row, String value) {

    public String title() {
      return row == null ? "New budget" : "Budget " + row.budget().id();
    }
  }
}
