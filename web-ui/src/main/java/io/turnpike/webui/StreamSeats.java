package io.turnpike.webui;

import io.turnpike.infra.refusal.Throttled;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/**
 * Lets everybody, a person or a group, have a few event streams open at a time, each an open
 * connection.
 */
public final class StreamSeats {

  private static final Duration AGAIN = Duration.ofSeconds(15);

  private final int most;
  private final String refusal;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  /**
   * @param most of each on this node
   * @param refusal what one is told who wants more
   */
  public StreamSeats(int most, String refusal) {
    this.most = most;
    this.refusal = refusal;
  }

  /** Refused with {@link Throttled} when {@code who} has too many already. */
  public <T> Flux<T> seated(String who, Supplier<Flux<T>> events) {
    return Flux.using(() -> enter(who), _ -> events.get(), this::leave);
  }

  private String enter(String who) {
    if (taken.merge(who, 1, Integer::sum) > most) {
      leave(who);
      throw new Throttled(AGAIN, refusal);
    }
    return who;
  }

  private void leave(String who) {
    taken.computeIfPresent(who, (_, streams) -> streams > 1 ? streams - 1 : null);
  }
}
