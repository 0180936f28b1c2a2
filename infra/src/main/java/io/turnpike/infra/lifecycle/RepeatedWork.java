package io.turnpike.infra.lifecycle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Work that is done in rounds from a start to the next stop. At the stop no round begins any more,
 * one that is under way has {@link #patience} to end and is cut off after it, and then comes the
 * {@link #rest}.
 */
public abstract class RepeatedWork implements SmartLifecycle {

  private final Logger log = LoggerFactory.getLogger(getClass());
  private volatile Sinks.Empty<Void> ending = Sinks.empty();
  private volatile @Nullable Run run;

  private record Run(Disposable work, Mono<Void> ended) {}

  /** Asked for at each start: {@link #every} as often as there are paces, and what goes beside. */
  protected abstract Flux<Void> rounds();

  /** What is left to do when no round is under way any more. */
  protected Mono<Void> rest() {
    return Mono.empty();
  }

  /** Zero to cut off at once what is under way, before {@link #stop} returns. */
  protected Duration patience() {
    return Duration.ZERO;
  }

  /** The first one after a period, too. */
  protected final <T> Flux<T> every(Duration period, Supplier<? extends Publisher<T>> round) {
    return every(period, period, round);
  }

  /**
   * One round after the other. One that takes longer than the period is followed by the next at
   * once, however many it has held up; one that fails is told in the log, unless the one before it
   * failed too, and the next comes.
   *
   * @param first before the first one
   * @param period from the beginning of one to that of the next
   */
  protected final <T> Flux<T> every(
      Duration first, Duration period, Supplier<? extends Publisher<T>> round) {
    AtomicBoolean failing = new AtomicBoolean();
    // A tick waits before the end of ticks and not behind it, where it would outlast the stop.
    return Flux.interval(first, period)
        .onBackpressureLatest()
        .takeUntilOther(ending.asMono())
        .concatMap(_ -> told(Flux.defer(round), failing), 0);
  }

  private <T> Flux<T> told(Flux<T> round, AtomicBoolean failing) {
    return round
        .doOnComplete(() -> failing.set(false))
        .onErrorResume(
            failure ->
                failing.getAndSet(true)
                    ? Mono.empty()
                    : this.<T>missed("A round failed").apply(failure));
  }

  /**
   * Has a failure in the log, as a warning, and goes on without.
   *
   * @param what could not be done, in a sentence without its stop
   */
  protected final <T> Function<Throwable, Mono<T>> missed(String what) {
    return failure -> {
      log.warn("{}: {}", what, failure.toString());
      return Mono.empty();
    };
  }

  @Override
  public final void start() {
    ending = Sinks.empty();
    Sinks.Empty<Void> ended = Sinks.empty();
    run = new Run(rounds().doFinally(_ -> ended.tryEmitEmpty()).subscribe(), ended.asMono());
  }

  @Override
  public final void stop() {
    stop(() -> {});
  }

  @Override
  public final void stop(Runnable done) {
    Run last = run;
    run = null;
    ending.tryEmitEmpty();
    (last == null ? Mono.<Void>empty() : end(last))
        .then(Mono.defer(this::rest))
        .onErrorResume(missed("What was left to do at the stop failed"))
        .doFinally(_ -> done.run())
        .subscribe();
  }

  @Override
  public final boolean isRunning() {
    return run != null;
  }

  private Mono<Void> end(Run last) {
    Duration patience = patience();
    return (patience.isZero() ? Mono.<Void>empty() : last.ended().take(patience))
        .doOnTerminate(last.work()::dispose);
  }
}
