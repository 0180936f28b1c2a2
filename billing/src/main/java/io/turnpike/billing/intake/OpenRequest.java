package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request the journal has seen begin and not yet end.
 *
 * @param entry the record of its beginning
 * @param parked all of this is in Postgres too, so that it need not be in the journal
 */
record OpenRequest(Opened opened, Entry entry, List<Dispatched> dispatched, boolean parked) {

  static OpenRequest begun(Opened opened, Entry entry) {
    return new OpenRequest(opened, entry, List.of(), false);
  }

  OpenRequest asked(Dispatched next) {
    return new OpenRequest(
        opened, entry, Stream.concat(dispatched.stream(), Stream.of(next)).toList(), false);
  }

  OpenRequest park() {
    return new OpenRequest(opened, entry, dispatched, true);
  }

  /** What a later attempt's record tells of this one; empty for one that may be under way. */
  Optional<Attempt> told(int attempt) {
    return dispatched.stream()
        .flatMap(each -> Stream.ofNullable(each.ended()))
        .flatMap(List::stream)
        .filter(ended -> ended.number() == attempt)
        .findFirst();
  }

  Position at() {
    return entry.at();
  }
}
