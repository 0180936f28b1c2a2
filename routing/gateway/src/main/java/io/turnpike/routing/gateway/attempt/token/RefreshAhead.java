package io.turnpike.routing.gateway.attempt.token;

import static reactor.core.publisher.BufferOverflowStrategy.DROP_LATEST;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.crypto.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/** Has tokens fetched that nobody waits for yet. One that is not taken is waited for in the end. */
@Component
final class RefreshAhead implements SmartLifecycle {

  private static final int AT_ONCE = 16;
  private static final int WAITING = 1_000;

  private final Counter dropped;
  private final Counter failed;
  private volatile @Nullable FluxSink<Mono<Secret>> sink;
  private @Nullable Disposable running;

  RefreshAhead(MeterRegistry meters) {
    this.dropped = meters.counter("turnpike.gateway.tokens.refresh.dropped");
    this.failed = meters.counter("turnpike.gateway.tokens.refresh.failed");
  }

  void offer(Mono<Secret> flight) {
    FluxSink<Mono<Secret>> open = sink;
    if (open != null) {
      open.next(flight);
    }
  }

  @Override
  public synchronized void start() {
    running =
        Flux.<Mono<Secret>>create(it -> sink = it)
            .onBackpressureBuffer(WAITING, _ -> dropped.increment(), DROP_LATEST)
            .flatMap(this::fetched, AT_ONCE, 1)
            .subscribe();
  }

  @Override
  public synchronized void stop() {
    sink = null;
    if (running != null) {
      running.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return sink != null;
  }

  private Mono<Void> fetched(Mono<Secret> flight) {
    return flight.doOnError(_ -> failed.increment()).onErrorComplete().then();
  }
}
