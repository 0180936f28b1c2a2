package io.turnpike.routing.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.journal.JournalFull;
import io.turnpike.routing.DecisionNote.Copied;
import io.turnpike.routing.RoutePlan.Shadow;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.attempt.Candidate;
import io.turnpike.routing.plan.Copies;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/**
 * Sends copies of requests apart from the requests themselves: on other threads, so many at a time,
 * whatever becomes of the client. What does not fit is dropped and counted.
 */
@Component
class CopiedRequests implements Copies, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CopiedRequests.class);
  private static final int MOST_WAITING = 256;
  private static final int MOST_AT_ONCE = 64;
  private static final int MOST_SPINS = 100;

  private final CopiedCall calls;
  private final CopyRates rates = new CopyRates();
  private final Counter sent;
  private final Counter limited;
  private final Counter dropped;
  private volatile Sinks.@Nullable Many<Copy> waiting;
  private @Nullable Disposable running;

  private record Copy(Call call, Candidate candidate) {}

  CopiedRequests(CopiedCall calls, MeterRegistry meters) {
    this.calls = calls;
    this.sent = meters.counter("turnpike.gateway.copies", "outcome", "sent");
    this.limited = meters.counter("turnpike.gateway.copies", "outcome", "rate_limited");
    this.dropped = meters.counter("turnpike.gateway.copies", "outcome", "dropped");
  }

  @Override
  public Copied offer(Call call, Shadow shadow, Candidate candidate) {
    if (!rates.take(call, shadow)) {
      limited.increment();
      return left(shadow, candidate, "rate_limited");
    }
    Call copy = calls.copy(call, shadow);
    if (!emit(new Copy(copy, candidate))) {
      dropped.increment();
      return left(shadow, candidate, "too_many_waiting");
    }
    sent.increment();
    return copied(shadow, candidate, copy.draft().id(), null);
  }

  @Override
  public synchronized void start() {
    Sinks.Many<Copy> begun =
        Sinks.many().unicast().onBackpressureBuffer(Queues.<Copy>get(MOST_WAITING).get());
    waiting = begun;
    running =
        begun
            .asFlux()
            .publishOn(Schedulers.parallel(), 1)
            .flatMap(copy -> send(copy), MOST_AT_ONCE, 1)
            .subscribe();
  }

  /** Copies that are under way end here; their usage is recorded as that of any cancelled call. */
  @Override
  public synchronized void stop() {
    if (running != null) {
      running.dispose();
    }
    running = null;
    waiting = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }

  private Mono<Void> send(Copy copy) {
    return Mono.defer(() -> calls.send(copy.call(), copy.candidate()))
        .onErrorResume(
            error -> {
              if (!(error instanceof JournalFull)) {
                log.debug("A copied request ended early.", error);
              }
              return Mono.empty();
            });
  }

  /** Two requests may offer at the same time; one of them waits for the other to have done so. */
  private boolean emit(Copy copy) {
    Sinks.Many<Copy> into = waiting;
    if (into == null) {
      return false;
    }
    EmitResult result = into.tryEmitNext(copy);
    for (int i = 0; result == EmitResult.FAIL_NON_SERIALIZED && i < MOST_SPINS; i++) {
      Thread.onSpinWait();
      result = into.tryEmitNext(copy);
    }
    return result.isSuccess();
  }

  private static Copied left(Shadow shadow, Candidate candidate, String reason) {
    return copied(shadow, candidate, null, reason);
  }

  private static Copied copied(
      Shadow shadow, Candidate candidate, @Nullable UUID copy, @Nullable String reason) {
    return new Copied(shadow.at(), candidate.connection().name(), candidate.model(), copy, reason);
  }
}
