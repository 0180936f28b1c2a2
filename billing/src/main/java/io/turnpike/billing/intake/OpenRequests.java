package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecord.Closed;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Requests that have begun and not ended, in journal order. The oldest one that is not parked pins
 * the journal: until it ends its first record is all that is known of it. Used by one thread.
 */
final class OpenRequests {

  private final SequencedMap<UUID, OpenRequest> open = new LinkedHashMap<>();

  /** Those of which Postgres has a row, whatever has happened to them since. */
  private final Set<UUID> parkedOnce = new HashSet<>();

  private final List<UUID> unparked = new ArrayList<>();

  void restore(List<OpenRequest> parked) {
    parked.forEach(request -> put(request.opened().eventId(), request));
  }

  private void put(UUID id, OpenRequest parked) {
    parkedOnce.add(id);
    open.put(id, parked);
  }

  void note(UsageRecord record, Entry entry) {
    switch (record) {
      case Opened opened -> open.put(opened.eventId(), OpenRequest.begun(opened, entry));
      case Dispatched dispatched ->
          open.computeIfPresent(dispatched.eventId(), (_, request) -> request.asked(dispatched));
      case Closed closed -> end(closed.eventId());
    }
  }

  private void end(UUID id) {
    open.remove(id);
    if (parkedOnce.remove(id)) {
      unparked.add(id);
    }
  }

  /** Those that had a row and have ended since this was asked last. */
  List<UUID> unpark() {
    List<UUID> ended = List.copyOf(unparked);
    unparked.clear();
    return ended;
  }

  /** The oldest record still needed, or {@code next} when nothing is open. */
  Position kept(Position next) {
    return open.values().stream()
        .filter(request -> !request.parked())
        .map(OpenRequest::at)
        .findFirst()
        .orElse(next);
  }

  /** Those that began in an earlier segment and are to be parked now. */
  List<OpenRequest> park(long segment) {
    List<OpenRequest> outlived =
        open.values().stream()
            .filter(request -> !request.parked() && request.at().segment() < segment)
            .toList();
    outlived.forEach(request -> put(request.opened().eventId(), request.park()));
    return outlived;
  }

  /** Takes out up to {@code limit} requests that will not end any more, oldest first. */
  List<OpenRequest> take(Predicate<OpenRequest> lost, int limit) {
    List<OpenRequest> taken = open.values().stream().filter(lost).limit(limit).toList();
    taken.forEach(request -> end(request.opened().eventId()));
    return taken;
  }
}
