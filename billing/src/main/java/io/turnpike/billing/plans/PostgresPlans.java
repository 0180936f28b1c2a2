package io.turnpike.billing.plans;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.OrganizationId;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
@EnableConfigurationProperties(BillingSettings.class)
class PostgresPlans implements Plans {

  private static final String OF =
      """
      select plan from organization_plan
      where organization_id = :organization and month <= :month
      order by month desc limit 1""";

  private static final String ORGANIZATION = "select id, zone from organization where slug = :slug";

  private static final String ASSIGN =
      """
      insert into organization_plan (organization_id, month, plan)
      values (:organization, :month, :plan)
      on conflict (organization_id, month) do update set
        plan = excluded.plan, assigned_at = now()""";

  private final Database database;
  private final List<Plan> offered;

  PostgresPlans(Database database, BillingSettings settings) {
    this.database = database;
    this.offered = PlanFile.read(settings.plans());
  }

  @Override
  public List<Plan> offered() {
    return offered;
  }

  @Override
  public Mono<Plan> of(OrganizationId organization, YearMonth month) {
    return database
        .within(
            organization.value(),
            client ->
                client
                    .sql(OF)
                    .bind("organization", organization.value())
                    .bind("month", month.atDay(1))
                    .mapValue(String.class)
                    .one())
        .singleOrEmpty()
        .map(this::named)
        .defaultIfEmpty(offered.getFirst());
  }

  @Override
  public Mono<Plan> assign(String slug, String plan) {
    return Mono.fromCallable(() -> wanted(plan))
        .flatMapMany(wanted -> database.across(client -> assign(client, slug, wanted)))
        .singleOrEmpty();
  }

  private static Mono<Plan> assign(DatabaseClient client, String slug, Plan plan) {
    return client
        .sql(ORGANIZATION)
        .bind("slug", slug)
        .map(
            row ->
                new Owner(
                    Objects.requireNonNull(row.get("id", UUID.class)),
                    ZoneId.of(Objects.requireNonNull(row.get("zone", String.class)))))
        .one()
        .switchIfEmpty(Mono.error(() -> new NotFound("organization", slug)))
        .flatMap(
            owner ->
                client
                    .sql(ASSIGN)
                    .bind("organization", owner.id)
                    .bind("month", YearMonth.now(owner.zone).atDay(1))
                    .bind("plan", plan.name())
                    .then())
        .thenReturn(plan);
  }

  /** One that is not offered any more is the first. */
  private Plan named(String name) {
    return offered.stream()
        .filter(plan -> plan.name().equals(name))
        .findFirst()
        .orElse(offered.getFirst());
  }

  private Plan wanted(String name) {
    return offered.stream()
        .filter(plan -> plan.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInput.at(
                    "/plan", "must be one of " + offered.stream().map(Plan::name).toList()));
  }

  private record Owner(UUID id, ZoneId zone) {}
}
