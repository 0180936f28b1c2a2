package io.turnpike.billing.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetStandings;
import io.turnpike.billing.BudgetStandings.Standing;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.SpendRules;
import io.turnpike.billing.alerts.BudgetAlerts;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.FaultyLine;
import io.turnpike.billing.allotment.TestNode;
import io.turnpike.billing.intake.TestIntake;
import io.turnpike.billing.intake.UsagePosting;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.admission.AdmissionControl;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.OrganizationId;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Mono;

/** A node as far as money goes: admission, journal, intake and allotments, on real stores. */
public final class SpendNode implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Stores stores;
  private final Database database;
  private final Redis redis;
  private final SpendRules rules;
  private final JournalFolder folder;
  private AnnotationConfigApplicationContext context;
  private FaultyLine line;
  private TestIntake intake;

  public SpendNode(Stores stores, SpendRules rules) throws IOException, InterruptedException {
    this(stores, stores.database(), stores.redis(), rules);
  }

  /** Whose lines to the stores a test can cut; its intake is not affected. */
  public SpendNode(Stores stores, Database database, Redis redis, SpendRules rules)
      throws IOException, InterruptedException {
    this.stores = stores;
    this.database = database;
    this.redis = redis;
    this.rules = rules;
    this.folder = new JournalFolder("16MB");
    this.context = open();
    this.intake = intake();
  }

  /** One attempt at a model that reads and writes so many tokens at a nano-dollar each. */
  public static Quote quote(long input, long output) {
    return new Quote("acme", "gpt-4o-mini", input, output, true, 1, new Quote.Rates(1, 1));
  }

  public static AdmissionRequest request(Tenant tenant, Quote... quotes) {
    return request(tenant, CallLabels.NONE, quotes);
  }

  public static AdmissionRequest request(Tenant tenant, CallLabels labels, Quote... quotes) {
    return new AdmissionRequest(
        TimeOrderedId.next(),
        Events.now(),
        caller(tenant),
        labels,
        _ -> null,
        "gpt-4o-mini",
        List.of(quotes),
        1,
        () -> -1,
        false);
  }

  public static Caller caller(Tenant tenant) {
    return new Caller(
        tenant.organization(),
        tenant.team(),
        tenant.teamSlug(),
        tenant.key(),
        "test key",
        null,
        Set.of(),
        KeyRights.NONE);
  }

  public AdmissionControl admission() {
    return context.getBean(AdmissionControl.class);
  }

  /** Throws what refuses it. */
  public Hold admit(AdmissionRequest request) {
    return Objects.requireNonNull(admission().admit(request).block(PATIENCE));
  }

  /** The call has cost so much; its event is in the journal after this. */
  public void end(AdmissionRequest request, Hold hold, Tenant tenant, long nanoUsd) {
    hold.settle(List.of(new Charge("acme", "gpt-4o-mini", nanoUsd, nanoUsd)), true);
    folder.close(List.of(event(request.id(), request, tenant, nanoUsd)));
  }

  private static UsageEvent event(UUID id, AdmissionRequest request, Tenant tenant, long nanoUsd) {
    Cost cost = new Cost(nanoUsd, "test@2026-01-01");
    UsageEvent paid =
        Events.tried(tenant, Tries.paid(1, "acme", "gpt-4o-mini", TokenUsage.of(0, nanoUsd), cost));
    return new UsageEvent(
        id,
        paid.who(),
        paid.asked(),
        request.labels(),
        paid.decided(),
        paid.attempts(),
        paid.served(),
        paid.bill(),
        new UsageEvent.Timing(request.at(), 1, 2));
  }

  /** To Redis, as far as admission goes. */
  public FaultyLine line() {
    return line;
  }

  public JournalFolder folder() {
    return folder;
  }

  /** All that the journal holds. */
  public void ship() throws InterruptedException {
    intake.drain();
  }

  /** As an intake whose success its own node does not hear of. */
  public void shipJournalOf(SpendNode other) throws InterruptedException {
    try (TestIntake foreign =
        new TestIntake(
            stores,
            other.folder.journal(),
            context.getBeanProvider(UsagePosting.class).orderedStream().toList())) {
      foreign.drain();
    }
  }

  public Standing standing(Tenant tenant, Budget budget) {
    return Objects.requireNonNull(
        context
            .getBean(BudgetStandings.class)
            .of(tenant.organization(), budget, "", Instant.now(), ZoneOffset.UTC)
            .block(PATIENCE));
  }

  /** What was open stays open, and what was not told is not told: as if it had been killed. */
  public void killAndRestart() throws InterruptedException {
    line.cut();
    context.close();
    intake.close();
    folder.restart();
    context = open();
    intake = intake();
  }

  private AnnotationConfigApplicationContext open() {
    AnnotationConfigApplicationContext opened = new AnnotationConfigApplicationContext();
    bean(opened, Database.class, database);
    bean(opened, Redis.class, redis);
    bean(opened, Announcements.class, stores.announcements());
    bean(opened, Journal.class, folder.journal());
    bean(opened, SpendRules.class, rules);
    bean(opened, MeterRegistry.class, new SimpleMeterRegistry());
    bean(opened, BudgetAlerts.class, new NoAlerts());
    line = new FaultyLine(redis);
    opened.registerBean(FaultyLine.class, () -> line, definition -> definition.setPrimary(true));
    // Stands for the product's own of that name, which waits for nobody as long.
    opened.registerBean("allotments", Allotments.class, () -> allotments(opened));
    opened.scan(
        "io.turnpike.billing.allotment",
        "io.turnpike.billing.spent",
        "io.turnpike.billing.admission");
    opened.refresh();
    return opened;
  }

  private Allotments allotments(AnnotationConfigApplicationContext opened) {
    String name = folder.journal().node().toString();
    MeterRegistry meters = opened.getBean(MeterRegistry.class);
    return TestNode.allotments(line, stores.announcements(), name, meters);
  }

  private static <T> void bean(
      AnnotationConfigApplicationContext context, Class<T> type, T instance) {
    context.registerBean(type, () -> instance, definition -> definition.setDestroyMethodName(""));
  }

  private TestIntake intake() throws InterruptedException {
    return new TestIntake(
        stores,
        folder.journal(),
        context.getBeanProvider(UsagePosting.class).orderedStream().toList());
  }

  @Override
  public void close() throws IOException {
    context.close();
    intake.close();
    folder.close();
  }

  /** Nobody is told anything. */
  private static final class NoAlerts implements BudgetAlerts {

    @Override
    public void crossed(
        Connection open,
        UUID organization,
        Budget budget,
        String value,
        Window window,
        long spentBefore,
        long spentAfter) {}

    @Override
    public Mono<Page> list(OrganizationId organization, @Nullable String cursor, int limit) {
      return Mono.just(new Page(List.of(), null));
    }
  }
}
