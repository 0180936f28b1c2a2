package io.turnpike.infra.postgres;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Unavailable;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells "the server is not there" and "no text may hold this" from "the statement is wrong". */
final class DatabaseFaults {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFaults.class);
  private static final long SELDOM = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicLong LAST = new AtomicLong(System.nanoTime() - 2 * SELDOM);

  /** SQLSTATE classes: connection, resources, operator intervention, system error. */
  private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57", "58");

  /** SQLSTATEs: a character that the encoding lacks, as text or escaped in JSON. */
  private static final Set<String> NO_TEXT = Set.of("22021", "22P05");

  private DatabaseFaults() {}

  static Throwable asRefusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isUnavailable(cause)) {
        tell(cause);
        return new Unavailable("The database does not answer; try again shortly.");
      }
      if (cause instanceof R2dbcException known && isNoText(known)) {
        return InvalidInput.at("", "A text must not contain the character NUL (\\u0000).");
      }
    }
    return failure;
  }

  private static boolean isNoText(R2dbcException cause) {
    return cause.getSqlState() != null && NO_TEXT.contains(cause.getSqlState());
  }

  private static boolean isUnavailable(Throwable cause) {
    return cause instanceof R2dbcNonTransientResourceException
        || cause instanceof R2dbcTransientResourceException
        || cause instanceof TimeoutException
        || cause instanceof R2dbcTimeoutException
        || cause instanceof R2dbcException known
            && known.getSqlState() != null
            && known.getSqlState().length() == 5
            && UNAVAILABLE.contains(known.getSqlState().substring(0, 2));
  }

  /** Every caller of an outage comes by here; the log needs one a second. */
  private static void tell(Throwable cause) {
    long now = System.nanoTime();
    long last = LAST.get();
    if (now - last > SELDOM && LAST.compareAndSet(last, now)) {
      LOG.warn("Postgres did not answer: {}", cause.toString());
    }
  }
}
