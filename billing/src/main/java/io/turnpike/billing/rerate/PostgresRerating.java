package io.turnpike.billing.rerate;

import io.turnpike.billing.ledger.Adjustment;
import io.turnpike.billing.ledger.LedgerPostings;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.UsagePricing;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class PostgresRerating implements Rerating {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Database database;
  private final UsagePricing pricing;
  private final ProviderConnections connections;
  private final AuditTrail audit;

  PostgresRerating(
      Database database, UsagePricing pricing, ProviderConnections connections, AuditTrail audit) {
    this.database = database;
    this.pricing = pricing;
    this.connections = connections;
    this.audit = audit;
  }

  @Override
  public Mono<Report> rerate(Actor actor, Request request) {
    return Mono.fromRunnable(() -> check(actor, request))
        .then(
            connections
                .list(actor.organizationId())
                .collectMap(ProviderConnection::name, Function.identity()))
        .flatMap(known -> rerate(actor, request, known))
        .timeout(
            PATIENCE,
            Mono.error(() -> new Unavailable("Pricing anew takes too long. Shorten the time.")));
  }

  private static void check(Actor actor, Request request) {
    Permission.toAdminister(actor, "prices");
    if (!request.from().isBefore(request.to())) {
      Mistakes mistakes = new Mistakes();
      mistakes.add("/from", "must be before \"to\"");
      mistakes.refuse();
    }
  }

  private Mono<Report> rerate(Actor actor, Request request, Map<String, ProviderConnection> known) {
    return database.across(db -> rerate(db, actor, request, known)).single();
  }

  private Mono<Report> rerate(
      DatabaseClient db, Actor actor, Request request, Map<String, ProviderConnection> known) {
    EventRerating prices =
        new EventRerating(pricing, known, actor.organization().unpriced(), request);
    return new RerateRun(db, actor.organizationId().value(), request, prices)
        .read()
        .flatMap(run -> booked(db, actor, request, run, report(request, run)));
  }

  private Mono<Report> booked(
      DatabaseClient db, Actor actor, Request request, RerateRun run, Report report) {
    return request.dryRun() || run.adjustments().isEmpty()
        ? Mono.just(report)
        : run.book()
            .then(Mono.defer(() -> post(db, actor, run)))
            .then(Mono.defer(() -> record(db, actor, request, report)))
            .thenReturn(report);
  }

  /** The ledger has it as well, and what credits are left may be another. */
  private static Mono<Void> post(DatabaseClient db, Actor actor, RerateRun run) {
    List<Adjustment> entries =
        run.adjustments().stream()
            .filter(each -> each.delta() != 0)
            .map(each -> entry(actor.organizationId(), each))
            .toList();
    return LedgerPostings.adjust(db, entries)
        .then(
            db.sql("select count_spend_rules(:organization)")
                .bind("organization", actor.organizationId().value())
                .then());
  }

  private static Adjustment entry(OrganizationId organization, EventAdjustment of) {
    return new Adjustment(
        organization,
        of.id(),
        of.startedAt(),
        of.place().team(),
        of.place().provider(),
        BigInteger.valueOf(of.delta()));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, Request request, Report report) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("from", request.from().toString());
    details.put("to", request.to().toString());
    details.put("model", request.model());
    details.put("connection", request.connection());
    details.put("adjustments", report.total().adjustments());
    details.put("difference_nano_usd", report.total().differenceNanoUsd());
    return audit.record(db, actor, "prices.rerate", actor.organization().slug(), details);
  }

  private static Report report(Request request, RerateRun run) {
    Map<List<String>, Sums> models = new LinkedHashMap<>();
    Sums total = Sums.ZERO;
    for (EventAdjustment each : run.adjustments()) {
      total = total.plus(each.sums());
      models.merge(List.of(each.place().provider(), each.place().model()), each.sums(), Sums::plus);
    }
    return new Report(request.dryRun(), run.rows(), run.unknown(), total, listed(models));
  }

  private static List<ModelSums> listed(Map<List<String>, Sums> models) {
    return models.entrySet().stream()
        .map(
            each ->
                new ModelSums(each.getKey().getFirst(), each.getKey().getLast(), each.getValue()))
        .sorted(Comparator.comparingLong(each -> -Math.abs(each.sums().differenceNanoUsd())))
        .toList();
  }
}
