package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.routing.UsageRecord.Dispatched;
import io.turnpike.routing.UsageRecord.Opened;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request the journal has seen begin and not yet end. */
record OpenRequest(Opened opened, Entry entry, List<Dispatched> dispatched) {

  OpenRequest asked(Dispatched next) {
    return new OpenRequest(
        opened, entry, Stream.concat(dispatched.stream(), Stream.of(next)).toList());
  }

  /** Null when no provider can have been asked. */
  @Nullable Dispatched last() {
    return dispatched.isEmpty() ? null : dispatched.getLast();
  }
}
