package io.turnpike.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.journal.JournalFull;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecord.Closed;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.routing.usage.UsageRecordFormat;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Calls as the data plane leaves them in the journal, three records each, of 40 keys and 12 models,
 * which the product's own shipper moves to Postgres with everything that is booked beside them.
 */
record ScaleIntake(Journal journal, Counter shipped, OrganizationId organization) {

  private static final UUID NAMES = UUID.fromString("019a9b2c-0000-7000-8000-000000000000");

  static ScaleIntake of(ConfigurableApplicationContext app, UUID organization) {
    return new ScaleIntake(
        app.getBean(Journal.class),
        app.getBean(MeterRegistry.class).counter("turnpike.usage.shipped"),
        new OrganizationId(organization));
  }

  /** Prints how many rows a second it was from the first record to the last commit. */
  void print(int rows, ScaleCpu cpu) throws InterruptedException, IOException {
    Random random = new Random(11);
    double before = shipped.count();
    long used = cpu.millis();
    long begun = System.nanoTime();
    for (int call = 0; call < rows; call++) {
      append(random);
    }
    double appended = (System.nanoTime() - begun) / 1e9;
    while (shipped.count() - before < rows) {
      Thread.sleep(20);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%n%,d calls journalled in %.1f s and stored after %.1f s: %,.0f rows a second, %.0f µs of CPU each%n",
        rows, appended, seconds, rows / seconds, 1_000.0 * (cpu.millis() - used) / rows);
  }

  private void append(Random random) throws InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    int key = (int) (40 * Math.pow(random.nextDouble(), 2.5));
    Upstream upstream =
        new Upstream("provider-" + key % 4, "model-" + (key + random.nextInt(3)) % 12);
    UUID id = TimeOrderedId.next();
    Who who =
        new Who(
            organization,
            new TeamId(name(key % 8)),
            "team-" + key % 8,
            new KeyId(name(100 + key)),
            "key-" + key);
    Asked asked = new Asked("config-" + key % 5, 3, "chat/completions", true, upstream.model());
    append(new Opened(id, who, asked, labels(random), now, 1_234));
    append(new Dispatched(id, 1, upstream, List.of()));
    append(new Closed(event(id, who, asked, upstream, now, random)));
  }

  private static UsageEvent event(
      UUID id, Who who, Asked asked, Upstream upstream, Instant now, Random random) {
    TokenUsage usage = TokenUsage.of(50 + random.nextInt(4_000), 10 + random.nextInt(900));
    long cost = usage.totalInput() * 150 + usage.totalOutput() * 600;
    Bill bill =
        new Bill(usage, UsageSource.PROVIDER, new Cost(cost, "openai/gpt-4o-mini@2026-07-24"));
    Attempt attempt =
        new Attempt(
            1,
            new Where(upstream, "/targets/0", null, "closed"),
            new Timeline(310, 420, 200_000, 240_000, 900_000),
            new Result(200, null, null),
            bill);
    return new UsageEvent(
        id,
        who,
        asked,
        labels(random),
        new Decided("single", List.of()),
        List.of(attempt),
        new Served(upstream, Outcome.SUCCEEDED, 200, null),
        bill,
        new Timing(now, 240_000, 900_000));
  }

  private static CallLabels labels(Random random) {
    int mark = random.nextInt(10);
    return new CallLabels(
        mark < 3
            ? Map.of("feature", "f-" + mark, "customer", "c-" + random.nextInt(2_000))
            : Map.of(),
        mark == 0 ? UUID.randomUUID().toString() : null,
        mark < 4 ? "user-" + random.nextInt(5_000) : null,
        mark < 2 ? "session-" + random.nextInt(20_000) : null);
  }

  private static UUID name(int number) {
    return new UUID(NAMES.getMostSignificantBits(), NAMES.getLeastSignificantBits() + number);
  }

  /** A journal that is full for now is waited for, as callers are told to. */
  private void append(UsageRecord record) throws InterruptedException {
    while (true) {
      try {
        journal.append(UsageRecordFormat.type(record), UsageRecordFormat.encode(record));
        return;
      } catch (JournalFull notYet) {
        Thread.sleep(5);
      }
    }
  }
}
