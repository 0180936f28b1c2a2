package io.turnpike.billing.allotment;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How allotments reach Redis, and each other. */
interface RedisWay {

  /** The answer, or why there is none; on whatever thread, once. */
  void go(RoundTrip trip, BiConsumer<@Nullable List<Long>, @Nullable Throwable> back);

  /** Asks all nodes for what they hold of it and do not need. */
  void recall(Allotment allotment);

  void later(Runnable what, long millis);
}
