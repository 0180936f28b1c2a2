package io.turnpike.tenants.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Looks into the outbox again and again and has delivered what is due. What is on its way when the
 * process stops has a few seconds to arrive; another try follows when its lease is over.
 */
@Component
@EnableConfigurationProperties(OutboxSettings.class)
final class OutboxRounds implements SmartLifecycle {

  /** Deliveries under way at one time. */
  private static final int MOST = 128;

  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Duration LAST_SECONDS = Duration.ofSeconds(5);

  private final OutboxTable table;
  private final Attempts attempts;
  private final Duration poll;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Sinks.One<Boolean> stopping = Sinks.one();
  private volatile @Nullable Disposable running;
  private volatile Runnable afterwards = () -> {};

  OutboxRounds(
      OutboxTable table, Attempts attempts, OutboxSettings settings, MeterRegistry meters) {
    this.table = table;
    this.attempts = attempts;
    this.poll = settings.poll();
    meters.gauge("turnpike.outbox.under.way", underWay);
  }

  @Override
  public void start() {
    stopping = Sinks.one();
    Mono<Boolean> stop = stopping.asMono();
    running =
        Flux.merge(rounds().takeUntilOther(stop), upkeep().takeUntilOther(stop))
            .takeUntilOther(stop.delayElement(LAST_SECONDS))
            .doFinally(_ -> afterwards.run())
            .subscribe();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public void stop(Runnable done) {
    afterwards = done;
    running = null;
    stopping.tryEmitValue(true);
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private Flux<Void> rounds() {
    return Flux.interval(poll)
        .onBackpressureDrop()
        .concatMap(_ -> attempts.due(MOST - underWay.get()))
        .doOnNext(_ -> underWay.incrementAndGet())
        .flatMap(due -> attempts.make(due).doFinally(_ -> underWay.decrementAndGet()), MOST);
  }

  private Flux<Void> upkeep() {
    return Flux.interval(FORGET_EVERY).onBackpressureDrop().concatMap(_ -> attempts.forget());
  }
}
