package io.turnpike.infra.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.turnpike.infra.refusal.Unavailable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells "the server is not there" from "the command is wrong". */
final class RedisFaults {

  private static final Logger LOG = LoggerFactory.getLogger(RedisFaults.class);
  private static final long SELDOM = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicLong LAST = new AtomicLong(System.nanoTime() - 2 * SELDOM);

  private RedisFaults() {}

  static Throwable asRefusal(Throwable failure) {
    boolean unavailable =
        failure instanceof RedisCommandExecutionException answer
            ? isTemporary(String.valueOf(answer.getMessage()))
            : failure instanceof RedisException;
    if (!unavailable) {
      return failure;
    }
    tell(failure);
    return new Unavailable("Redis does not answer; try again shortly.");
  }

  /** An answer, but one that will change by itself or by the operator's hand. */
  private static boolean isTemporary(String answer) {
    return Stream.of("LOADING", "BUSY", "OOM", "MISCONF", "READONLY", "MASTERDOWN", "CLUSTERDOWN")
        .anyMatch(answer::startsWith);
  }

  /** Every caller of an outage comes by here; the log needs one a second. */
  private static void tell(Throwable cause) {
    long now = System.nanoTime();
    long last = LAST.get();
    if (now - last > SELDOM && LAST.compareAndSet(last, now)) {
      LOG.warn("Redis did not answer: {}", cause.toString());
    }
  }
}
