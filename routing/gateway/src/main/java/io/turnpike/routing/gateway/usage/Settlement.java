package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever holds something for a request until it ends. */
public interface Settlement {

  /** Nothing is held. */
  Settlement NONE = new NothingHeld();

  /** Headers of the answer that say what is left, by name. */
  List<Map.Entry<String, String>> headers();

  /**
   * The request has ended, and its end is not in the journal yet. Does nothing a second time.
   *
   * @param event null for a request of which nothing is recorded
   * @param recorded whether it was opened in the journal, so that the event follows there
   */
  void settle(@Nullable UsageEvent event, boolean recorded);
}
