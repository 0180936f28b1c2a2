package io.turnpike.webui.fake;

import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statement.Closing;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import io.turnpike.billing.statements.Statements;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements of the fake request log: this month's, and last month's, which can be closed. */
@Component
public class FakeStatements implements Statements {

  private final FakeRequestLogs logs;
  private final Map<String, Closing> closed = new ConcurrentHashMap<>();

  FakeStatements(FakeRequestLogs logs) {
    this.logs = logs;
  }

  @Override
  public Flux<Summary> list(Organization organization) {
    YearMonth current = YearMonth.now(organization.zone());
    return Flux.just(current, current.minusMonths(1))
        .concatMap(month -> of(organization, month))
        .map(it -> new Summary(it.month(), it.number(), it.closing(), it.total()));
  }

  @Override
  public Mono<Statement> of(Organization organization, YearMonth month) {
    YearMonth current = YearMonth.now(organization.zone());
    if (month.isAfter(current) || month.isBefore(current.minusMonths(1))) {
      return Mono.error(new NotFound("statement", month.toString()));
    }
    String number = organization.slug() + "-" + month;
    return Mono.just(
        new Statement(
            number,
            organization.name(),
            month,
            organization.zone(),
            new Plan("team", "Team", 49_000_000_000L, 100_000, 10_000),
            lines(organization, month),
            new Movement(5_000_000_000L, 25_000_000_000L, 12_340_000_000L),
            closed.get(number)));
  }

  @Override
  public Mono<Statement> close(Actor actor, YearMonth month) {
    Organization organization = actor.organization();
    if (!month.isBefore(YearMonth.now(organization.zone()))) {
      return Mono.error(new Conflict("month_not_over", month + " is not over yet."));
    }
    closed.put(
        organization.slug() + "-" + month,
        new Closing(Instant.now(), actor.label(), "ab".repeat(32)));
    return of(organization, month);
  }

  @Override
  public Mono<ChargeBack> chargeBack(Organization organization, YearMonth month, String tag) {
    return of(organization, month)
        .map(
            it ->
                new ChargeBack(
                    it,
                    tag,
                    List.of(
                        new Share("search", "acme corp", 12, 34_000_000_000L),
                        new Share("search", null, 3, 5_000_000_000L))));
  }

  private List<Line> lines(Organization organization, YearMonth month) {
    Map<String, Line> lines = new TreeMap<>();
    for (UsageEvent event : logs.of(organization.id())) {
      String provider = event.served().provider();
      Line line = line(event, month, provider == null ? "" : provider);
      lines.merge(line.team() + line.provider(), line, FakeStatements::plus);
    }
    lines.put(
        "",
        new Line(
            Kind.RERATING, month.minusMonths(1), "search", "anthropic", 0, 0, 0, -1_250_000_000L));
    return List.copyOf(lines.values());
  }

  private static Line line(UsageEvent event, YearMonth month, String provider) {
    long cost = event.bill().cost() == null ? 0 : event.bill().cost().nanoUsd();
    return new Line(Kind.USAGE, month, event.who().teamSlug(), provider, 1, 0, 0, cost);
  }

  private static Line plus(Line one, Line other) {
    return new Line(
        one.kind(),
        one.origin(),
        one.team(),
        one.provider(),
        one.requests() + other.requests(),
        0,
        0,
        one.amountNanoUsd() + other.amountNanoUsd());
  }
}
