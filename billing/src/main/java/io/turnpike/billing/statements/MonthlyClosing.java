package io.turnpike.billing.statements;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.plans.Plans;
import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closes what is due, once an hour. Every node looks; a month that another one has closed meanwhile
 * is left as it is.
 */
@Component
@EnableConfigurationProperties(StatementSettings.class)
class MonthlyClosing extends RepeatedWork {

  static final String NAME = "monthly closing";

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String UNCLOSED =
      "A statement that is due could not be closed; trying again";

  private static final String OPEN =
      """
      select organization_id, month
      from (
        select organization_id, month from ledger_total where month < :latest
        union
        select organization_plan.organization_id, charged.month::date
        from organization_plan
        cross join generate_series(
          greatest(
            organization_plan.month::timestamp,
            date_trunc('month', cast(:latest as timestamp)) - interval '3 months'),
          cast(:latest as timestamp), interval '1 month') as charged (month)
        where plan = any (:charging) and charged.month < :latest) as posted
      where not exists (
        select from statement
        where statement.organization_id = posted.organization_id
          and statement.month >= posted.month)
      order by organization_id, month""";

  private final Database database;
  private final Organizations organizations;
  private final Plans plans;
  private final StatementClosing closing;
  private final StatementSettings settings;

  MonthlyClosing(
      Database database,
      Organizations organizations,
      Plans plans,
      StatementClosing closing,
      StatementSettings settings) {
    this.database = database;
    this.organizations = organizations;
    this.plans = plans;
    this.closing = closing;
    this.settings = settings;
  }

  @Override
  public boolean isAutoStartup() {
    return settings.closeOnDay() > 0;
  }

  @Override
  protected Flux<Void> rounds() {
    return every(FIRST, EVERY, () -> closeDue(Instant.now()));
  }

  /** Never fails: what could not be closed is tried the next time. */
  Mono<Void> closeDue(Instant now) {
    return open(now)
        .filter(each -> !now.isBefore(each.due(settings.closeOnDay())))
        .concatMap(each -> close(each, now))
        .then()
        .timeout(PATIENCE)
        .onErrorResume(missed(UNCLOSED));
  }

  /** One that cannot be closed holds up no other. */
  private Mono<Void> close(Open due, Instant now) {
    return closing.close(due.actor(), due.month(), now).then().onErrorResume(missed(UNCLOSED));
  }

  private Flux<Open> open(Instant now) {
    return months(now)
        .collect(Collectors.groupingBy(Map.Entry::getKey))
        .flatMapMany(
            months ->
                organizations
                    .all(months.keySet())
                    .flatMapIterable(
                        it ->
                            months.getOrDefault(it.id(), List.of()).stream()
                                .map(month -> new Open(it, month.getValue()))
                                .toList()));
  }

  private Flux<Map.Entry<OrganizationId, YearMonth>> months(Instant now) {
    // No zone is a day ahead of UTC.
    LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    return database.across(
        client ->
            client
                .sql(OPEN)
                .bind("latest", latest)
                .bind("charging", charging())
                .map(row -> month(row))
                .all());
  }

  /** Plans that cost something where nothing was used, too. */
  private String[] charging() {
    return plans.offered().stream()
        .filter(plan -> plan.monthlyFeeNanoUsd() > 0)
        .map(Plan::name)
        .toArray(String[]::new);
  }

  private static Map.Entry<OrganizationId, YearMonth> month(Readable row) {
    return Map.entry(
        new OrganizationId(requireNonNull(row.get("organization_id", UUID.class))),
        YearMonth.from(requireNonNull(row.get("month", LocalDate.class))));
  }

  private record Open(Organization organization, YearMonth month) {

    Instant due(int day) {
      return month.plusMonths(1).atDay(day).atStartOfDay(organization.zone()).toInstant();
    }

    Actor actor() {
      return new Actor(organization, null, Role.OWNER, NAME);
    }
  }
}
