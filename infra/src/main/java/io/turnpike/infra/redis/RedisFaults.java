package io.turnpike.infra.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.turnpike.infra.refusal.Unavailable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells "the server is not there" from "the command is wrong". */
final class RedisFaults {

  private static final Logger LOG = LoggerFactory.getLogger(RedisFaults.class);

  private RedisFaults() {}

  static Throwable asRefusal(Throwable failure) {
    boolean unavailable =
        failure instanceof RedisCommandExecutionException answer
            ? isTemporary(String.valueOf(answer.getMessage()))
            : failure instanceof RedisException;
    if (!unavailable) {
      return failure;
    }
    LOG.warn("Redis did not answer: {}", failure.toString());
    return new Unavailable("Redis does not answer; try again shortly.");
  }

  /** An answer, but one that will change by itself or by the operator's hand. */
  private static boolean isTemporary(String answer) {
    return Stream.of("LOADING", "BUSY", "OOM", "MISCONF", "READONLY", "MASTERDOWN", "CLUSTERDOWN")
        .anyMatch(answer::startsWith);
  }
}
