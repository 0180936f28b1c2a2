package io.turnpike.billing.log;

import io.turnpike.billing.stored.EventTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From where a search goes on.
 *
 * @param olderThan id of the last row before; null to begin with the newest
 * @param upTo rows that arrived after this one are left out, so that pages fit together; null for
 *     all
 */
record LogCursor(@Nullable UUID olderThan, @Nullable Long upTo) {

  /** The moment before which it looks; a day ahead of a clock that runs fast, to begin with. */
  Instant before() {
    return olderThan == null
        ? Instant.now().plusSeconds(86_400)
        : EventTime.madeAt(olderThan).plusMillis(1);
  }

  Conditions of(Conditions conditions) {
    Conditions older = conditions.olderThan(olderThan);
    return upTo == null ? older : older.storedBetween(0, upTo);
  }
}
