package io.turnpike.infra.journal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;

/** {@code turnpike.journal.*}: read when scraped, so appending pays two additions. */
final class JournalMeters implements MeterBinder {

  private final FileJournal journal;

  JournalMeters(FileJournal journal) {
    this.journal = journal;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Tally tally = journal.tally();
    count(registry, "records", "Records appended", tally.records);
    count(registry, "bytes", "Payload bytes appended", tally.bytes);
    count(registry, "holes", "Places claimed and never committed", tally.holes);
    count(registry, "damaged", "Records or files that could not be read back", tally.damaged);
    Gauge.builder("turnpike.journal.unreleased.bytes", journal, FileJournal::bytes)
        .description("Disk space of the segments that wait for the reader, the spare included")
        .register(registry);
    Gauge.builder("turnpike.journal.degraded", journal, j -> j.degraded() ? 1 : 0)
        .description("1 after the disk has failed to keep a record")
        .register(registry);
  }

  private static void count(MeterRegistry registry, String name, String what, LongAdder counter) {
    FunctionCounter.builder("turnpike.journal." + name, counter, LongAdder::sum)
        .description(what)
        .register(registry);
  }
}
