package io.turnpike.billing.credits;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.Credits;
import io.turnpike.billing.rules.RuleChanges;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.OrganizationId;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresCredits implements Credits {

  /** Nine million dollars. */
  private static final long MOST = 9_000_000_000_000_000L;

  private static final String BALANCE =
      """
      select
        coalesce(sum(amount_nano) filter (where kind = 'CREDIT'), 0)::bigint as granted,
        coalesce(sum(amount_nano)
          filter (where kind in ('HOUSE_USAGE', 'HOUSE_RERATING')), 0)::bigint as used
      from ledger_total where organization_id = :organization""";

  private static final String ORGANIZATION = "select id from organization where slug = :slug";

  private final Database database;
  private final Function<OrganizationId, Mono<Void>> changed;

  @Autowired
  PostgresCredits(Database database, RuleChanges changes) {
    this(database, changes::tell);
  }

  /**
   * @param changed told of organizations that may spend another amount
   */
  PostgresCredits(Database database, Function<OrganizationId, Mono<Void>> changed) {
    this.database = database;
    this.changed = changed;
  }

  @Override
  public Mono<Balance> of(OrganizationId organization) {
    return database
        .within(organization.value(), client -> balance(client, organization.value()))
        .singleOrEmpty();
  }

  @Override
  public Mono<Balance> grant(String slug, long amountNanoUsd, String reference) {
    return Mono.fromRunnable(() -> check(amountNanoUsd, reference))
        .thenMany(
            database.across(
                client ->
                    client
                        .sql(ORGANIZATION)
                        .bind("slug", slug)
                        .mapValue(UUID.class)
                        .one()
                        .switchIfEmpty(Mono.error(() -> new NotFound("organization", slug)))
                        .flatMap(
                            id ->
                                grant(client, id, amountNanoUsd, reference)
                                    .map(balance -> new Granted(id, balance)))))
        .singleOrEmpty()
        .delayUntil(granted -> changed.apply(new OrganizationId(granted.organization())))
        .map(Granted::balance);
  }

  private record Granted(UUID organization, Balance balance) {}

  private static Mono<Balance> grant(
      DatabaseClient client, UUID organization, long amountNanoUsd, String reference) {
    return CreditGrant.give(client, organization, amountNanoUsd, reference)
        .then(Mono.defer(() -> balance(client, organization)));
  }

  private static Mono<Balance> balance(DatabaseClient client, UUID organization) {
    return client
        .sql(BALANCE)
        .bind("organization", organization)
        .map(row -> new Balance(number(row, "granted"), number(row, "used")))
        .one();
  }

  private static void check(long amountNanoUsd, String reference) {
    if (amountNanoUsd <= 0 || amountNanoUsd > MOST) {
      throw InvalidInput.at("/amount_usd", "must be more than 0 and at most 9000000");
    }
    if (reference.isBlank() || reference.length() > 200) {
      throw InvalidInput.at("/reference", "must have 1 to 200 characters");
    }
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class));
  }
}
