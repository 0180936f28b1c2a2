package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.CallHold;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Stake;
import io.turnpike.routing.gateway.usage.UsageEstimate;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Watches what a stream delivers against what is held for its attempt, and has more held in time.
 * Where nothing more can be, the stream ends at its next event. Delivery is told on the provider's
 * event loop; the answer about more may come on any thread.
 */
public final class StakeWatch {

  /** Of what is held: by then an answer without an end has more held for it. */
  private static final double NEAR = 0.9;

  /** An answer with an end may not go beyond it; so much is bad counting. */
  private static final double BEYOND = 1.1;

  private static final long SLACK = 16;

  /** Tokens that are held more at least. */
  private static final long LEAST = 256;

  private final CallHold held;
  private final Stake stake;
  private final boolean ends;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final Sinks.Many<Boolean> wanted = Sinks.many().unicast().onBackpressureBuffer();
  private volatile boolean refused;
  private long pieces;
  private long bytes;

  /**
   * @param ends whether the provider knows how much it may write, or its model can write no more
   */
  StakeWatch(CallHold held, Stake stake, boolean ends) {
    this.held = held;
    this.stake = stake;
    this.ends = ends;
  }

  /** Null where nothing is held for the attempt. */
  public static @Nullable StakeWatch of(CallHold held, Candidate candidate, @Nullable Stake stake) {
    Quote quote = candidate.quote();
    return stake == null || quote == null
        ? null
        : new StakeWatch(held, stake, quote.outputTokens() != Quote.OPEN);
  }

  /** With this much more of an answer; why it goes no further, or null while it does. */
  @Nullable AttemptFailed endsWith(int length) {
    pieces++;
    bytes += length;
    if (!refused && isDue() && asking.compareAndSet(false, true)) {
      wanted.tryEmitNext(true);
    }
    return refused ? held.exhausted() : null;
  }

  /** Has more held whenever that is due; never ends by itself, and never fails. */
  public Mono<Void> topUps() {
    return wanted.asFlux().concatMap(_ -> topUp()).then(Mono.never());
  }

  /** A piece is a token at least, which is certain; that so many bytes are one is not. */
  private boolean isDue() {
    long most = stake.output();
    return ends
        ? pieces > most * BEYOND + SLACK
        : Math.max(pieces, UsageEstimate.tokens(bytes)) >= most * NEAR;
  }

  private Mono<Boolean> topUp() {
    long before = stake.output();
    stake.raise(before + Math.max(LEAST, before / 4));
    return held.cover().onErrorReturn(false).doOnNext(fits -> covered(fits, before));
  }

  private void covered(boolean fits, long before) {
    if (!fits) {
      stake.raise(before);
      refused = true;
    }
    asking.set(false);
  }
}
