package io.turnpike.billing.payments;

import io.turnpike.billing.payments.PaymentProvider.Notice.Paid;
import io.turnpike.billing.payments.Payments.Outcome;
import io.turnpike.tenants.Actor;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Checkouts, messages and customers of one provider, in the caller's transaction. */
record PaymentTables(DatabaseClient db, String provider) {

  private static final String START =
      """
      insert into payment_checkout (organization_id, id, provider, amount_nano, started_by)
      values (:organization, :id, :provider, :amount, :by)""";

  /** Messages about the same checkout wait here for each other. */
  private static final String LOCKED =
      """
      select amount_nano, granted_at is not null as granted from payment_checkout
      where organization_id = :organization and id = :id and provider = :provider
      for update""";

  private static final String GRANTED =
      """
      update payment_checkout set granted_at = now()
      where organization_id = :organization and id = :id""";

  private static final String KNOWN =
      """
      select outcome from payment_event
      where provider = :provider and id = :id and organization_id = :organization""";

  private static final String RECEIVED =
      """
      insert into payment_event (
        provider, id, organization_id, checkout_id, outcome, amount_nano, currency, reference)
      values (
        :provider, :id, :organization, :checkout, :outcome, :amount, :currency, :reference)""";

  private static final String CUSTOMER =
      """
      select customer from payment_customer
      where organization_id = :organization and provider = :provider""";

  private static final String KEEP =
      """
      insert into payment_customer (organization_id, provider, customer)
      values (:organization, :provider, :customer)
      on conflict (organization_id, provider) do nothing""";

  record Row(long amountNanoUsd, boolean granted) {}

  Mono<Void> start(Actor actor, UUID id, long amountNanoUsd) {
    return db.sql(START)
        .bind("organization", actor.organizationId().value())
        .bind("id", id)
        .bind("provider", provider)
        .bind("amount", amountNanoUsd)
        .bind("by", actor.label())
        .then();
  }

  Mono<Row> lock(Paid paid) {
    return db.sql(LOCKED)
        .bind("organization", paid.organization())
        .bind("id", paid.checkout())
        .bind("provider", provider)
        .map(
            row ->
                new Row(
                    Objects.requireNonNull(row.get("amount_nano", Long.class)),
                    Objects.requireNonNull(row.get("granted", Boolean.class))))
        .one();
  }

  Mono<Boolean> knows(Paid paid) {
    return db.sql(KNOWN)
        .bind("provider", provider)
        .bind("id", paid.event())
        .bind("organization", paid.organization())
        .mapValue(String.class)
        .one()
        .hasElement();
  }

  Mono<Void> received(Paid paid, Outcome outcome) {
    return db.sql(RECEIVED)
        .bind("provider", provider)
        .bind("id", paid.event())
        .bind("organization", paid.organization())
        .bind("checkout", paid.checkout())
        .bind("outcome", outcome.name())
        .bind("amount", paid.amountNano())
        .bind("currency", paid.currency())
        .bind("reference", paid.reference())
        .then();
  }

  Mono<Void> granted(Paid paid) {
    return db.sql(GRANTED)
        .bind("organization", paid.organization())
        .bind("id", paid.checkout())
        .then();
  }

  Mono<String> customer(UUID organization) {
    return db.sql(CUSTOMER)
        .bind("organization", organization)
        .bind("provider", provider)
        .mapValue(String.class)
        .one();
  }

  /** The first one stays. */
  Mono<Void> keep(UUID organization, String customer) {
    return db.sql(KEEP)
        .bind("organization", organization)
        .bind("provider", provider)
        .bind("customer", customer)
        .then();
  }
}
