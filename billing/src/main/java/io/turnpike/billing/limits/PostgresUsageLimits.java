package io.turnpike.billing.limits;

import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.UsageLimits;
import io.turnpike.billing.Usd;
import io.turnpike.billing.rules.LimitTable;
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
final class PostgresUsageLimits implements UsageLimits {

  private static final RuleKind<Limit> KIND =
      new RuleKind<>("limit", LimitTable::new, Limit::id, PostgresUsageLimits::details);

  private static final String ANY = "any";

  private final Database database;
  private final RuleReferences references;
  private final RuleWriter<Limit> writer;

  PostgresUsageLimits(
      Database database, RuleReferences references, AuditTrail audit, RuleChanges changes) {
    this.database = database;
    this.references = references;
    this.writer = new RuleWriter<>(KIND, database, audit, changes);
  }

  @Override
  public Flux<Limit> list(OrganizationId organization) {
    return database.within(organization.value(), db -> new LimitTable(db, organization).list());
  }

  @Override
  public Mono<Limit> find(OrganizationId organization, String id) {
    return database
        .within(organization.value(), db -> new LimitTable(db, organization).find(id))
        .singleOrEmpty();
  }

  @Override
  public Mono<Saved> put(Actor actor, String id, Draft draft) {
    return Mono.fromCallable(() -> checked(actor, id, draft))
        .delayUntil(checked -> checkReferences(actor.organizationId(), id, draft, checked))
        .flatMap(checked -> writer.put(actor, id, checked))
        .map(written -> new Saved(written.rule(), written.created()));
  }

  @Override
  public Mono<Void> check(Actor actor, Draft draft) {
    return Mono.fromRunnable(() -> checked(actor, ANY, draft));
  }

  @Override
  public Mono<Void> delete(Actor actor, String id) {
    return Mono.fromRunnable(() -> Permission.toBill(actor, "limits"))
        .then(Mono.defer(() -> writer.delete(actor, id)));
  }

  private static CheckedLimit checked(Actor actor, String id, Draft draft) {
    Permission.toBill(actor, "limits");
    return CheckedLimit.of(id, draft);
  }

  /** What was named before may be gone by now, and the limit be changed all the same. */
  private Mono<Void> checkReferences(
      OrganizationId organization, String id, Draft draft, CheckedLimit checked) {
    Mistakes mistakes = new Mistakes();
    return find(organization, id)
        .filter(before -> before.scope().equals(checked.scope()))
        .hasElement()
        .filter(unchanged -> !unchanged)
        .flatMap(
            _ ->
                references.checkScope(
                    organization, checked.scope(), draft.scope().getFirst(), mistakes))
        .then(Mono.fromRunnable(mistakes::refuse));
  }

  private static Map<String, @Nullable Object> details(Limit limit) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("scope", RuleChanges.words(limit.scope()));
    if (limit.measure() == Measure.COST) {
      details.put("cost_usd", Usd.text(limit.amount()));
    } else {
      details.put(limit.measure().name().toLowerCase(Locale.ROOT), limit.amount());
    }
    Per per = limit.per();
    if (per != null) {
      details.put("per", per.name().toLowerCase(Locale.ROOT));
    }
    return details;
  }
}
