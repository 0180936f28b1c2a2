package io.turnpike.routing.gateway.cache.meaning;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What is done for later requests and not for the one at hand: on other threads, whatever becomes
 * of the client. Nothing waits: what does not fit beside what is in flight is not done.
 */
@Component
class Afterwards implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Afterwards.class);

  /** In flight at once; each may hold two answers. */
  static final int PLACES = 64;

  private volatile @Nullable Run run;
  private @Nullable Disposable running;

  /** From a start to the next stop: what a stop cuts off gives no place back. */
  private record Run(FluxSink<Mono<Void>> sink, Semaphore free) {}

  /** False where there is no room. */
  boolean offer(Mono<Void> work) {
    Run open = run;
    if (open == null || !open.free().tryAcquire()) {
      return false;
    }
    open.sink().next(work);
    return true;
  }

  /** Places bound what waits in between, too. */
  @Override
  public synchronized void start() {
    Semaphore free = new Semaphore(PLACES);
    running =
        Flux.<Mono<Void>>create(sink -> run = new Run(sink, free))
            .publishOn(Schedulers.parallel())
            .flatMap(work -> done(work, free), PLACES, 1)
            .subscribe();
  }

  @Override
  public synchronized void stop() {
    run = null;
    if (running != null) {
      running.dispose();
    }
  }

  /** After the requests that give it work, and before what that work is for. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 2_560;
  }

  @Override
  public boolean isRunning() {
    return run != null;
  }

  private static Mono<Void> done(Mono<Void> work, Semaphore free) {
    return work.doOnError(error -> log.debug("Something done afterwards ended early.", error))
        .onErrorComplete()
        .doFinally(_ -> free.release());
  }
}
