package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecord.Closed;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Requests that have begun and not ended, in journal order. The oldest one that is not parked pins
 * the journal: until it ends its first record is all that is known of it. Used by one thread.
 */
final class OpenRequests {

  private final SequencedMap<UUID, OpenRequest> open = new LinkedHashMap<>();

  void restore(List<OpenRequest> parked) {
    parked.forEach(request -> open.put(request.opened().eventId(), request));
  }

  void note(UsageRecord record, Entry entry) {
    switch (record) {
      case Opened opened -> open.put(opened.eventId(), OpenRequest.begun(opened, entry));
      case Dispatched dispatched ->
          open.computeIfPresent(dispatched.eventId(), (_, request) -> request.asked(dispatched));
      case Closed closed -> open.remove(closed.eventId());
    }
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
    outlived.forEach(request -> open.replace(request.opened().eventId(), request.park()));
    return outlived;
  }

  /** Takes out up to {@code limit} requests that will not end any more, oldest first. */
  List<OpenRequest> take(Predicate<OpenRequest> lost, int limit) {
    List<OpenRequest> taken = open.values().stream().filter(lost).limit(limit).toList();
    taken.forEach(request -> open.remove(request.opened().eventId()));
    return taken;
  }
}
