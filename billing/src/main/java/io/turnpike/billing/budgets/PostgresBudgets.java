package io.turnpike.billing.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budgets;
import io.turnpike.billing.Usd;
import io.turnpike.billing.WrittenScope;
import io.turnpike.billing.rules.BudgetTable;
import io.turnpike.billing.rules.RuleChanges;
import io.turnpike.billing.rules.RuleKind;
import io.turnpike.billing.rules.RuleReferences;
import io.turnpike.billing.rules.RuleWriter;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.input.Mistakes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresBudgets implements Budgets {

  private static final RuleKind<Budget> KIND =
      new RuleKind<>("budget", BudgetTable::new, Budget::id, PostgresBudgets::details);

  private static final String ANY = "any";

  private final Database database;
  private final RuleReferences references;
  private final RuleWriter<Budget> writer;

  PostgresBudgets(
      Database database, RuleReferences references, AuditTrail audit, RuleChanges changes) {
    this.database = database;
    this.references = references;
    this.writer = new RuleWriter<>(KIND, database, audit, changes);
  }

  @Override
  public Flux<Budget> list(OrganizationId organization) {
    return database.within(organization.value(), db -> new BudgetTable(db, organization).list());
  }

  @Override
  public Mono<Budget> find(OrganizationId organization, String id) {
    return database
        .within(organization.value(), db -> new BudgetTable(db, organization).find(id))
        .singleOrEmpty();
  }

  @Override
  public Mono<Saved> put(Actor actor, String id, Draft draft) {
    return Mono.fromCallable(() -> checked(actor, id, draft))
        .delayUntil(checked -> checkReferences(actor, id, draft, checked))
        .flatMap(checked -> writer.put(actor, id, checked))
        .map(written -> new Saved(written.rule(), written.created()));
  }

  @Override
  public Mono<Void> check(Actor actor, Draft draft) {
    return Mono.fromCallable(() -> checked(actor, ANY, draft))
        .flatMap(checked -> checkReferences(actor.organizationId(), draft, checked, null));
  }

  @Override
  public Mono<Void> delete(Actor actor, String id) {
    return Mono.fromRunnable(() -> Permission.toBill(actor, "budgets"))
        .then(Mono.defer(() -> writer.delete(actor, id)));
  }

  private static CheckedBudget checked(Actor actor, String id, Draft draft) {
    Permission.toBill(actor, "budgets");
    return CheckedBudget.of(id, draft);
  }

  /** What was named before may be gone by now, and the budget be changed all the same. */
  private Mono<Void> checkReferences(Actor actor, String id, Draft draft, CheckedBudget checked) {
    return find(actor.organizationId(), id)
        .singleOptional()
        .flatMap(
            before -> checkReferences(actor.organizationId(), draft, checked, before.orElse(null)));
  }

  private Mono<Void> checkReferences(
      OrganizationId organization, Draft draft, CheckedBudget checked, @Nullable Budget before) {
    Mistakes mistakes = new Mistakes();
    WrittenScope written = draft.scope().getFirst();
    String config = checked.degradeTo();
    Mono<Void> scope =
        before != null && before.scope().equals(checked.scope())
            ? Mono.empty()
            : references.checkScope(organization, checked.scope(), written, mistakes);
    Mono<Void> degradeTo =
        config == null || before != null && config.equals(before.degradeTo())
            ? Mono.empty()
            : references.checkConfig(organization, "/degrade_to", config, mistakes);
    return scope.then(degradeTo).then(Mono.fromRunnable(mistakes::refuse));
  }

  private static Map<String, @Nullable Object> details(Budget budget) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("scope", RuleChanges.words(budget.scope()));
    details.put("amount_usd", Usd.text(budget.amountNanoUsd()));
    details.put("period", word(budget));
    details.put("mode", budget.mode().name().toLowerCase(Locale.ROOT));
    details.put("degrade_to", budget.degradeTo());
    details.put("alerts", budget.alerts());
    return details;
  }

  private static String word(Budget budget) {
    return budget.period().days() > 0
        ? "last " + budget.period().days() + " days"
        : budget.period().unit().name().toLowerCase(Locale.ROOT);
  }
}
