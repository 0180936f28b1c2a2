package io.turnpike.routing.gateway.attempt.wire;

import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.ClientConnection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of one attempt on one timer. Progress only moves a deadline; the timer looks when
 * it fires and sleeps on if there is time left. When there is none it closes the provider's
 * connection, and the attempt fails the way any broken connection fails it, with {@link #expired}
 * to tell why.
 */
public final class AttemptClock implements Runnable {

  /** Which limit was overrun; {@code STOPPED} when none was and {@link #end} was called. */
  public enum Limit {
    FIRST_TOKEN,
    /** That of the client, which is shorter than the plan's. */
    PATIENCE,
    IDLE,
    TOTAL,
    DRAIN,
    STOPPED
  }

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EventExecutor loop;
  private final ClientConnection client;
  private final long idleNanos;
  private final long totalAt;
  private volatile long dueAt;
  private volatile Limit due;
  private volatile @Nullable Limit expired;
  private volatile @Nullable Channel channel;
  private volatile boolean answered;
  private volatile boolean stopped;
  private long lastPending = -1;
  private volatile @Nullable Future<?> timer;
  private volatile long timerAt;

  /**
   * @param first whose limit the next one is
   * @param firstTokenNanos {@link Long#MAX_VALUE} where only the total counts
   */
  public AttemptClock(
      ClientConnection client, Limit first, long firstTokenNanos, long idleNanos, long totalNanos) {
    long now = System.nanoTime();
    this.loop = client.loop();
    this.client = client;
    this.idleNanos = idleNanos;
    this.totalAt = now + totalNanos;
    this.due = firstTokenNanos < totalNanos ? first : Limit.TOTAL;
    this.dueAt = now + Math.min(firstTokenNanos, totalNanos);
  }

  /** No later than the first wait for a reader could end, so that most calls arm one timer. */
  public void start() {
    long idleAt = System.nanoTime() + idleNanos;
    arm(dueAt - idleAt < 0 ? dueAt : idleAt);
  }

  /** The connection to close when time is up. */
  void watch(Channel channel) {
    this.channel = channel;
    if (expired != null) {
      channel.close();
    }
  }

  /** From now on something has to arrive every so often. */
  public void streaming() {
    due(Limit.IDLE, System.nanoTime() + idleNanos);
    armBy(dueAt);
  }

  public void progress() {
    if (due == Limit.IDLE) {
      due(Limit.IDLE, System.nanoTime() + idleNanos);
    }
  }

  /** The answer is whole; the provider gets a moment to end it properly. */
  public void draining() {
    due(Limit.DRAIN, System.nanoTime() + DRAIN_NANOS);
    armBy(dueAt);
  }

  /** The provider has nothing more to say; from here on only the client can take too long. */
  public void answered() {
    answered = true;
  }

  /** A whole answer is on its way to the client, who has to take in some of it every so often. */
  public void delivering() {
    answered = true;
    due(Limit.IDLE, System.nanoTime() + idleNanos);
    armBy(dueAt);
  }

  /** Ends the attempt although it is in time, unless its answer is whole. */
  public void end() {
    due = Limit.STOPPED;
    expire();
  }

  public void stop() {
    stopped = true;
    Future<?> armed = timer;
    if (armed != null) {
      armed.cancel(false);
    }
  }

  public @Nullable Limit expired() {
    return expired;
  }

  @Override
  public void run() {
    if (stopped) {
      return;
    }
    long now = System.nanoTime();
    if (dueAt - now > 0) {
      arm(dueAt);
    } else if (answered || client.pendingBytes() > 0) {
      waitForReader(now);
    } else {
      expire();
    }
  }

  /** What waits for the client changes while it reads anything at all. */
  private void waitForReader(long now) {
    long pending = client.pendingBytes();
    if (pending > 0 && (pending == lastPending || totalAt - now <= 0)) {
      client.cutOff();
    } else {
      lastPending = pending;
      arm(now + idleNanos);
    }
  }

  private void expire() {
    expired = due;
    Channel open = channel;
    if (open != null) {
      open.eventLoop().execute(() -> close(open));
    }
  }

  /** On the connection's own loop, where it cannot be handed to another request meanwhile. */
  private void close(Channel open) {
    if (!stopped && !answered) {
      open.close();
    }
  }

  private void due(Limit limit, long at) {
    boolean total = totalAt - at < 0;
    due = total ? Limit.TOTAL : limit;
    dueAt = total ? totalAt : at;
  }

  /** A timer that fires too early finds out and sleeps on; one that fires too late is of no use. */
  private void armBy(long at) {
    if (at - timerAt < 0) {
      arm(at);
    }
  }

  /** Two at once leave one timer too many behind, which finds nothing to do when it fires. */
  private void arm(long at) {
    Future<?> armed = timer;
    if (armed != null) {
      armed.cancel(false);
    }
    timerAt = at;
    timer = loop.schedule(this, Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  /** An overrun limit as a failure. */
  public static final class TimeLimits {

    private TimeLimits() {}

    /**
     * @param allowed how long the request may take in all, and who says so
     */
    public static AttemptFailed failure(AttemptClock.Limit limit, String allowed) {
      return switch (limit) {
        case FIRST_TOKEN ->
            timeout("first_token_timeout", "The provider sent no content within the time allowed.");
        case PATIENCE ->
            timeout(
                "client_timeout",
                "The provider sent no content within the time that the client allows.");
        case IDLE, DRAIN ->
            timeout("idle_timeout", "The provider stopped sending in the middle of the answer.");
        case TOTAL -> total(allowed);
        case STOPPED -> stopped();
      };
    }

    public static AttemptFailed total(String allowed) {
      return timeout("total_timeout", "Timed out at " + allowed + ".");
    }

    /** Nobody's failure: the process ends and cannot wait. */
    public static AttemptFailed stopped() {
      return new AttemptFailed(
          FailureClass.CONNECTION,
          "gateway_stopping",
          "The gateway is shutting down and cannot wait for the rest. Send the request again.");
    }

    private static AttemptFailed timeout(String code, String sentence) {
      return new AttemptFailed(FailureClass.TIMEOUT, code, sentence);
    }
  }
}
