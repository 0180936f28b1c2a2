package io.turnpike.billing.rerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.intake.KnownConnections;
import io.turnpike.billing.pricing.TestPricing;
import io.turnpike.billing.rerate.Rerating.ModelSums;
import io.turnpike.billing.rerate.Rerating.Report;
import io.turnpike.billing.rerate.Rerating.Request;
import io.turnpike.billing.rerate.Rerating.Sums;
import io.turnpike.billing.spend.Spending;
import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Tries;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ReratingIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SPAN = Duration.ofDays(3);
  private static final TokenUsage USED = TokenUsage.of(1_000, 500);

  /** What the catalogue says of it. */
  private static final long RIGHT = 1_000 * 150 + 500 * 600;

  private final Tenant tenant = Tenant.create();
  private final Actor owner = someone(Role.OWNER);
  private AnnotationConfigApplicationContext node = node(Map.of());

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aReportBooksNothingAndBookingTwiceBooksOnce() throws Exception {
    store(tried("gpt-4o-mini", new Cost(7, "openai/gpt-4o-mini@2020-01-01")));
    store(tried("gpt-4o-mini", new Cost(RIGHT, "openai/gpt-4o-mini@2026-07-24")));
    Sums wrong = new Sums(1, 7, RIGHT, RIGHT - 7);

    Report told = rerate(everything(true));
    assertThat(told)
        .isEqualTo(
            new Report(true, 2, 0, wrong, List.of(new ModelSums("acme", "gpt-4o-mini", wrong))));
    assertThat(spent().costNanoUsd()).isEqualTo(RIGHT + 7);
    assertThat(stores.rows("select 1 from audit where organization_id = '%s'".formatted(id())))
        .isEmpty();

    assertThat(rerate(everything(false)).total()).isEqualTo(wrong);
    assertThat(spent()).isEqualTo(new Figures(2, 0, 0, 0, 2_000, 1_000, 2 * RIGHT));
    assertThat(rerate(everything(false)).total()).isEqualTo(Sums.ZERO);
    assertThat(spent().costNanoUsd()).isEqualTo(2 * RIGHT);
    assertThat(stores.rows("select action from audit where organization_id = '%s'".formatted(id())))
        .containsExactly(Map.of("action", "prices.rerate"));
    assertThat(rowsSay()).isEqualTo(RIGHT + 7);
    assertThat(
            stores.rows(
                "select old_version, new_version, delta_nano::bigint as delta from usage_adjustment"
                    + " where organization_id = '%s'".formatted(id())))
        .containsExactly(
            Map.of(
                "old_version",
                "openai/gpt-4o-mini@2020-01-01",
                "new_version",
                "openai/gpt-4o-mini@2026-07-24",
                "delta",
                RIGHT - 7));
    assertThat(
            stores.rows(
                "select sum(amount_nano)::bigint as posted, count(quarter) as dated from ledger_entry"
                    + " where kind = 'RERATING' and organization_id = '%s'".formatted(id())))
        .containsExactly(Map.of("posted", RIGHT - 7, "dated", 1L));
  }

  @Test
  void aPriceThatIsKnownLaterMakesTheCostComplete() throws Exception {
    store(tried("our-model", null));
    store(
        Events.tried(
            tenant,
            Tries.paid(1, "acme", "our-model", USED, null),
            Tries.paid(2, "other", "o9", USED, null)));
    assertThat(spent()).isEqualTo(new Figures(2, 0, 2, 3, 3_000, 1_500, 0));
    assertThat(rerate(everything(false)).unknown()).isEqualTo(3);

    own(Map.of("our-model", new ModelPrice(7, 11)));
    rerate(everything(false));

    long each = 7_000 + 5_500;
    assertThat(spent()).isEqualTo(new Figures(2, 0, 1, 1, 3_000, 1_500, 2 * each));
    assertThat(rerate(everything(false)).total()).isEqualTo(Sums.ZERO);

    own(Map.of("our-model", new ModelPrice(5, 11)));
    assertThat(rerate(everything(false)).total().differenceNanoUsd()).isEqualTo(2 * -2_000);
    assertThat(spent()).isEqualTo(new Figures(2, 0, 1, 1, 3_000, 1_500, 2 * each - 4_000));
  }

  @Test
  void onlyWhatIsMeantIsPricedAnew() throws Exception {
    store(tried("gpt-4o-mini", new Cost(7, "p@1")));
    store(tried("o9", new Cost(7, "p@1")));
    assertThat(rerate(request("nothing", null)).models()).isEmpty();
    assertThat(rerate(request(null, "elsewhere")).models()).isEmpty();
    assertThat(rerate(request("o9", "acme")).models())
        .extracting(ModelSums::model)
        .containsExactly("o9");
    Instant now = Instant.now();
    assertThat(rerate(new Request(now, now.plusSeconds(9), null, null, false)).rows()).isZero();
    assertThat(rerate(everything(false)).models())
        .extracting(ModelSums::model)
        .containsExactly("gpt-4o-mini");
  }

  @Test
  void reportsOfAnyTimeAddUpWithWhatWasBooked() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<UsageEvent> events =
        Stream.generate(() -> Events.random(random, tenant, SPAN)).limit(700).toList();
    store(events.toArray(UsageEvent[]::new));
    ModelPrice price = new ModelPrice(7, 11, 3L, 5L, 5L, 13L, 17L, 19L, 23L);
    own(Map.of("o9", price, "gpt-4o-mini", price));
    rerate(everything(false));
    for (int i = 0; i < 40; i++) {
      Instant from = Instant.now().minusMillis((long) (SPAN.toMillis() * random.nextDouble()));
      Instant to = from.plusMillis((long) (SPAN.toMillis() * random.nextDouble()) + 1);
      long expected =
          events.stream()
              .filter(each -> !each.timing().startedAt().isBefore(from))
              .filter(each -> each.timing().startedAt().isBefore(to))
              .flatMap(each -> each.attempts().stream())
              .mapToLong(ReratingIT::now)
              .sum();
      assertThat(spent(from, to).costNanoUsd())
          .as("seed %d, %s to %s", seed, from, to)
          .isEqualTo(expected);
    }
    assertThat(
            stores.rows(
                "select (select sum(cost_nano) from spend_quarter_hour where organization_id = '%1$s')"
                        .formatted(id())
                    + " - (select sum(cost_nano) from usage_event where organization_id = '%1$s')"
                        .formatted(id())
                    + " - (select sum(delta_nano) from usage_adjustment where organization_id = '%1$s')"
                        .formatted(id())
                    + " as difference"))
        .first()
        .extracting(row -> ((Number) row.get("difference")).longValue())
        .isEqualTo(0L);
    assertThat(rerate(everything(false)).total()).isEqualTo(Sums.ZERO);
  }

  @Test
  void anotherTenantsUsageStaysAsItIs() throws Exception {
    Tenant stranger = Tenant.create();
    store(Events.tried(stranger, Tries.paid(1, "acme", "gpt-4o-mini", USED, new Cost(7, "p@1"))));
    assertThat(rerate(everything(false)).rows()).isZero();
    assertThat(
            stores.rows(
                "select 1 from usage_adjustment where organization_id = '%s'"
                    .formatted(stranger.organization())))
        .isEmpty();
  }

  @Test
  void isForOwnersAndAdminsAndForATimeThatIsOne() {
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "dev");
    assertThatThrownBy(() -> rerating().rerate(developer, everything(true)).block(PATIENCE))
        .isInstanceOf(Forbidden.class);
    Instant now = Instant.now();
    assertThatThrownBy(() -> rerate(new Request(now, now, null, null, true)))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refusal -> assertThat(refusal.mistakes().getFirst().pointer()).isEqualTo("/from"));
  }

  /** What an attempt costs by the prices of the random test. */
  private static long now(Attempt attempt) {
    TokenUsage used = attempt.bill().usage();
    if (!attempt.bill().owes() || used.equals(TokenUsage.NONE)) {
      return 0;
    }
    Cost cost = attempt.bill().cost();
    boolean priced =
        attempt.connection().equals("acme")
            && List.of("o9", "gpt-4o-mini").contains(attempt.model());
    if (!priced) {
      return cost == null ? 0 : cost.nanoUsd();
    }
    return 7 * used.input()
        + 11 * used.output()
        + 3 * used.cachedInput()
        + 5 * (used.cacheWrite5m() + used.cacheWrite1h())
        + 13 * used.reasoning()
        + 17 * used.audioInput()
        + 19 * used.audioOutput()
        + 23 * used.image();
  }

  private UsageEvent tried(String model, Cost cost) {
    return Events.tried(tenant, Tries.paid(1, "acme", model, USED, cost));
  }

  private Request request(String model, String connection) {
    Request all = everything(false);
    return new Request(all.from(), all.to(), model, connection, false);
  }

  private static Request everything(boolean dryRun) {
    return new Request(
        Instant.now().minus(SPAN.multipliedBy(2)), Instant.now().plus(SPAN), null, null, dryRun);
  }

  private Report rerate(Request request) {
    return rerating().rerate(owner, request).block(PATIENCE);
  }

  private Rerating rerating() {
    return node.getBean(Rerating.class);
  }

  private Figures spent() {
    Request all = everything(true);
    return spent(all.from(), all.to());
  }

  private Figures spent(Instant from, Instant to) {
    Query query = new Query(List.of(Dimension.MODEL), from, to, null, ZoneOffset.UTC);
    return node.getBean(Spending.class)
        .report(tenant.organization(), query)
        .block(PATIENCE)
        .total();
  }

  private long rowsSay() {
    return ((Number)
            stores
                .rows(
                    "select sum(cost_nano) as sum from usage_event where organization_id = '%s'"
                        .formatted(id()))
                .getFirst()
                .get("sum"))
        .longValue();
  }

  private String id() {
    return tenant.organization().toString();
  }

  private void store(UsageEvent... events) throws IOException, InterruptedException {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }

  private void own(Map<String, ModelPrice> prices) {
    node.close();
    node = node(prices);
  }

  private Actor someone(Role role) {
    stores.sql(
        "insert into organization (id, slug, name, zone, created_at)"
            + " values ('%1$s', 'o-%1$s', 'O', 'UTC', now())".formatted(id()));
    Organization organization =
        new Organization(tenant.organization(), "o-" + id(), "O", ZoneOffset.UTC, Instant.now());
    return new Actor(organization, null, role, "ada@example.com");
  }

  private static AnnotationConfigApplicationContext node(Map<String, ModelPrice> prices) {
    AnnotationConfigApplicationContext node = new AnnotationConfigApplicationContext();
    node.getBeanFactory().registerSingleton("database", stores.database());
    node.registerBean(UsagePricing.class, TestPricing::priceBook);
    node.registerBean(
        ProviderConnections.class, () -> new KnownConnections(TestPricing.connection(prices)));
    node.scan("io.turnpike.billing.rerate", "io.turnpike.billing.spend");
    node.register(auditTrail());
    node.refresh();
    return node;
  }

  /** The one there is, which nobody outside of its module may name. */
  private static Class<?> auditTrail() {
    try {
      return Class.forName("io.turnpike.tenants.audit.PostgresAuditTrail");
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
