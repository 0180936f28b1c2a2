package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.journal.JournalFull;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecordFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is appended, decoded; can be told to be full. What requests of before the last {@link
 * #clear} still have to say is left out: ids sort in the order in which requests began.
 */
public final class RecordingJournal implements Journal {

  private final List<UsageRecord> records = new CopyOnWriteArrayList<>();
  private volatile boolean full;
  private volatile UUID cleared = new UUID(0, 0);

  public void full(boolean full) {
    this.full = full;
  }

  public List<UsageRecord> records() {
    return List.copyOf(records);
  }

  /**
   * A request whose client has its answer may still be about to close; it is waited for, since it
   * holds a place until then.
   */
  public void clear() {
    long patience = System.nanoTime() + 10_000_000_000L;
    while (!full && isAnyOpen() && System.nanoTime() < patience) {
      pause();
    }
    full = false;
    cleared = TimeOrderedId.next();
    records.clear();
  }

  private boolean isAnyOpen() {
    return records.stream()
        .anyMatch(it -> it instanceof UsageRecord.Opened opened && event(opened.eventId()) == null);
  }

  /** Waits for this many closed events, and fails if there are more. */
  public List<UsageEvent> awaitEvents(int count) {
    long patience = System.nanoTime() + 30_000_000_000L;
    while (events().size() < count && System.nanoTime() < patience) {
      pause();
    }
    assertThat(events()).hasSize(count);
    return events();
  }

  /** Waits for the closed event of this id. */
  public UsageEvent awaitEvent(UUID id) {
    long patience = System.nanoTime() + 30_000_000_000L;
    while (event(id) == null && System.nanoTime() < patience) {
      pause();
    }
    return Objects.requireNonNull(event(id), "No event for " + id);
  }

  /** The event that told its client this, whatever other requests there were. */
  public UsageEvent awaitEvent(String errorCode) {
    long patience = System.nanoTime() + 30_000_000_000L;
    while (told(errorCode) == null && System.nanoTime() < patience) {
      pause();
    }
    return Objects.requireNonNull(told(errorCode), "No event of " + errorCode);
  }

  private @Nullable UsageEvent told(String errorCode) {
    return events().stream()
        .filter(event -> errorCode.equals(event.served().errorCode()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable UsageEvent event(UUID id) {
    return events().stream().filter(event -> event.id().equals(id)).findFirst().orElse(null);
  }

  /** Whether it has the closed event of this id. */
  boolean hasEvent(UUID id) {
    return event(id) != null;
  }

  public List<UsageEvent> events() {
    return records.stream()
        .filter(UsageRecord.Closed.class::isInstance)
        .map(closed -> ((UsageRecord.Closed) closed).event())
        .toList();
  }

  @Override
  public void append(byte type, byte[] payload) {
    if (full) {
      throw new JournalFull("Told to be full.");
    }
    UsageRecord record = Objects.requireNonNull(UsageRecordFormat.decode(type, payload));
    if (record.eventId().getMostSignificantBits() > cleared.getMostSignificantBits()) {
      records.add(record);
    }
  }

  @Override
  public List<Entry> read(Position position, int limit) {
    return List.of();
  }

  @Override
  public void release(Position position) {}

  @Override
  public Position startedAt() {
    return Position.START;
  }

  @Override
  public UUID node() {
    return new UUID(0, 0);
  }

  @Override
  public boolean degraded() {
    return false;
  }

  @Override
  public void close() {}

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
