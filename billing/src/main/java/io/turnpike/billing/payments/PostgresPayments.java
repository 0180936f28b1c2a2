package io.turnpike.billing.payments;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.billing.Usd;
import io.turnpike.billing.payments.PaymentProvider.Headers;
import io.turnpike.billing.payments.PaymentProvider.Notice;
import io.turnpike.billing.payments.PaymentProvider.Order;
import io.turnpike.billing.rules.RuleChanges;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.settings.PublicUrl;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.throttle.Limit;
import io.turnpike.tenants.throttle.Throttle;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class PostgresPayments implements Payments {

  /** Of an organization. The provider counts calls by its account, which all of them share. */
  private static final Limit STARTS = Limit.plain(30, Duration.ofHours(1));

  private final Database database;
  private final AuditTrail audit;
  private final RuleChanges changes;
  private final String page;
  private final Throttle throttle;
  private final MeterRegistry meters;
  private final @Nullable PaymentProvider provider;

  PostgresPayments(
      Database database,
      AuditTrail audit,
      RuleChanges changes,
      PublicUrl url,
      Throttle throttle,
      MeterRegistry meters,
      List<PaymentProvider> providers) {
    this.database = database;
    this.audit = audit;
    this.changes = changes;
    this.page = url.value() + "/statements";
    this.throttle = throttle;
    this.meters = meters;
    this.provider = providers.stream().filter(PaymentProvider::open).findFirst().orElse(null);
  }

  @Override
  public boolean open() {
    return provider != null;
  }

  @Override
  public Mono<Checkout> checkout(Actor actor, BigDecimal amountUsd) {
    return Mono.fromCallable(() -> provider(actor))
        .flatMap(it -> checkout(it, actor, CheckoutAmount.nano(amountUsd)));
  }

  private Mono<Checkout> checkout(PaymentProvider it, Actor actor, long amountNanoUsd) {
    return admitted(actor)
        .then(Mono.defer(() -> customer(it, actor)))
        .map(customer -> order(actor, amountNanoUsd, customer.orElse(null)))
        .flatMap(order -> start(it, actor, order));
  }

  private Mono<Void> admitted(Actor actor) {
    return throttle.admit("payment:" + actor.organizationId(), STARTS);
  }

  /** The row is there before the provider knows of it: no payment may come without one. */
  private Mono<Checkout> start(PaymentProvider it, Actor actor, Order order) {
    return record(it, actor, order)
        .then(Mono.defer(() -> it.start(order)))
        .map(url -> new Checkout(order.checkout(), url));
  }

  private Order order(Actor actor, long amountNanoUsd, @Nullable String customer) {
    return new Order(
        UUID.randomUUID(),
        actor.organizationId().value(),
        amountNanoUsd,
        customer,
        URI.create(page + "?payment=done"),
        URI.create(page + "?payment=left"));
  }

  private Mono<Void> record(PaymentProvider it, Actor actor, Order order) {
    Map<String, String> details = Map.of("amount_usd", Usd.text(order.amountNanoUsd()));
    return database
        .within(
            order.organization(),
            db ->
                new PaymentTables(db, it.name())
                    .start(actor, order.checkout(), order.amountNanoUsd())
                    .then(
                        Mono.defer(
                            () ->
                                audit.record(
                                    db,
                                    actor,
                                    "payment.start",
                                    order.checkout().toString(),
                                    details))))
        .then();
  }

  @Override
  public Mono<URI> portal(Actor actor) {
    return Mono.fromCallable(() -> provider(actor))
        .delayUntil(_ -> admitted(actor))
        .flatMap(it -> customer(it, actor).flatMap(customer -> portal(it, customer)));
  }

  private Mono<URI> portal(PaymentProvider it, Optional<String> customer) {
    return Mono.justOrEmpty(customer)
        .switchIfEmpty(
            Mono.error(
                () ->
                    new Conflict(
                        "nothing_paid", "There is nothing to see before the first payment.")))
        .flatMap(known -> it.portal(known, URI.create(page)));
  }

  @Override
  public Mono<Outcome> receive(String name, Headers headers, byte[] body) {
    return Mono.fromCallable(() -> named(name).read(headers, body))
        .doOnError(PaymentProvider.Forged.class, _ -> count("forged"))
        .flatMap(notice -> receive(name, notice))
        .doOnNext(outcome -> count(outcome.name().toLowerCase(Locale.ROOT)));
  }

  private Mono<Outcome> receive(String name, Notice notice) {
    return switch (notice) {
      case Notice.Other _ -> Mono.just(Outcome.IGNORED);
      case Notice.Paid paid -> take(name, paid);
    };
  }

  /** Told of a repetition as well: the node of the first may have ended before it told anybody. */
  private Mono<Outcome> take(String name, Notice.Paid paid) {
    return database
        .across(db -> new PaymentIntake(new PaymentTables(db, name)).take(paid))
        .single()
        .delayUntil(
            outcome ->
                outcome == Outcome.REFUSED
                    ? Mono.empty()
                    : changes.tell(new OrganizationId(paid.organization())));
  }

  private Mono<Optional<String>> customer(PaymentProvider it, Actor actor) {
    UUID organization = actor.organizationId().value();
    return database
        .within(organization, db -> new PaymentTables(db, it.name()).customer(organization))
        .singleOrEmpty()
        .singleOptional();
  }

  private PaymentProvider provider(Actor actor) {
    Permission.toBill(actor, "credits");
    if (provider == null) {
      throw new Conflict(
          "payments_off",
          "Credits cannot be bought here: the operator has set up no payment provider.");
    }
    return provider;
  }

  private PaymentProvider named(String name) {
    if (provider == null || !provider.name().equals(name)) {
      throw new NotFound("payment provider", name);
    }
    return provider;
  }

  private void count(String outcome) {
    meters.counter("turnpike.payments.received", "outcome", outcome).increment();
  }
}
