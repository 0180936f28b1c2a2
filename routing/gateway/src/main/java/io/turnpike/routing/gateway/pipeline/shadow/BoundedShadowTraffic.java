package io.turnpike.routing.gateway.pipeline.shadow;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.plan.ShadowTraffic;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import java.util.UUID;
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
 * Sends shadows apart from the requests themselves: on other threads, whatever becomes of the
 * client. Nothing waits: what does not fit beside those in flight is dropped and counted.
 */
@Component
class BoundedShadowTraffic implements ShadowTraffic, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BoundedShadowTraffic.class);

  /** Of shadows in flight; together 64 MB of bodies whose requests may be long gone. */
  static final int PLACES = 256;

  static final int BYTES_PER_PLACE = 256 << 10;

  private final ShadowCall calls;
  private final ShadowRateLimit rates = new ShadowRateLimit();
  private final MeterRegistry meters;
  private volatile @Nullable Run run;
  private @Nullable Disposable running;

  /**
   * From a start to the next stop. Its places end with it: what a stop cuts off gives none back.
   */
  private record Run(FluxSink<Sending> sink, Semaphore free) {}

  /**
   * @param places it holds until it has ended
   */
  private record Sending(Call call, Candidate candidate, int places) {}

  BoundedShadowTraffic(ShadowCall calls, MeterRegistry meters) {
    this.calls = calls;
    this.meters = meters;
  }

  @Override
  public Shadowed offer(Call call, Shadow shadow, Candidate candidate) {
    Run open = run;
    int places = 1 + call.body().body().length / BYTES_PER_PLACE;
    String refusal = open == null ? "stopping" : refusal(open, call, shadow, places);
    if (open == null || refusal != null) {
      return noted(shadow, candidate, null, refusal);
    }
    Sending sending = new Sending(calls.of(call, shadow), candidate, places);
    open.sink().next(sending);
    return noted(shadow, candidate, sending.call().draft().id(), null);
  }

  /** Takes the places unless there is a reason not to. */
  private @Nullable String refusal(Run open, Call call, Shadow shadow, int places) {
    if (!rates.take(call, shadow)) {
      return "rate_limited";
    }
    return open.free().tryAcquire(places) ? null : "too_many_in_flight";
  }

  private Shadowed noted(
      Shadow shadow, Candidate candidate, @Nullable UUID copy, @Nullable String reason) {
    String outcome = reason == null ? "sent" : reason;
    meters.counter("turnpike.gateway.shadows", "outcome", outcome).increment();
    return new Shadowed(
        shadow.at(), candidate.connection().name(), candidate.model(), copy, reason);
  }

  /** Places bound what waits in between, too: a sink takes offers of several threads at once. */
  @Override
  public synchronized void start() {
    Semaphore free = new Semaphore(PLACES);
    running =
        Flux.<Sending>create(sink -> run = new Run(sink, free))
            .publishOn(Schedulers.parallel())
            .flatMap(sending -> send(sending, free), PLACES, 1)
            .subscribe();
  }

  /** What is in flight ends here; its usage is recorded as that of any cancelled call. */
  @Override
  public synchronized void stop() {
    run = null;
    if (running != null) {
      running.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return run != null;
  }

  private Mono<Void> send(Sending sending, Semaphore free) {
    return Mono.defer(() -> calls.send(sending.call(), sending.candidate()))
        .doOnError(error -> log.debug("A shadow ended early.", error))
        .onErrorComplete()
        .doFinally(_ -> free.release(sending.places()));
  }
}
