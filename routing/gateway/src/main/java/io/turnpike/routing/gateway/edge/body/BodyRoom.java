package io.turnpike.routing.gateway.edge.body;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Memory for large request bodies: all that are held at once take no more than a quarter of the
 * heap. A body of up to {@link #FREE} bytes does not ask for it; how many of those there can be is
 * bounded by the number of requests in flight.
 */
@Component
public final class BodyRoom {

  static final int FREE = 1 << 20;

  private static final long SOON_SECONDS = 1;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  @Autowired
  BodyRoom() {
    this(Runtime.getRuntime().maxMemory() / 4);
  }

  public BodyRoom(long most) {
    this.most = most;
  }

  /** Throws {@link GatewayFailure} when there is not so much left. */
  public void take(long bytes) {
    if (taken.addAndGet(bytes) > most) {
      taken.addAndGet(-bytes);
      throw GatewayFailure.of(
              503,
              "gateway_overloaded",
              "The gateway holds as many large requests as it has memory for.")
          .retryAfter(SOON_SECONDS);
    }
  }

  public void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  public long taken() {
    return taken.get();
  }
}
