package io.turnpike.routing.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.DecisionNote.Copied;
import io.turnpike.routing.RoutePlan.Shadow;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.attempt.Candidate;
import io.turnpike.routing.plan.Copies;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler.Worker;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/**
 * Sends copies of requests apart from the requests themselves: on other threads, so many at a time,
 * whatever becomes of the client. What does not fit is dropped and counted.
 */
@Component
class CopiedRequests implements Copies, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CopiedRequests.class);
  private static final int MOST_AT_ONCE = 64;

  /** Under way or waiting. */
  private static final int MOST_HELD = 320;

  private static final long MOST_BYTES = 64L << 20;

  private final CopiedCall calls;
  private final CopyRates rates = new CopyRates();
  private final Counter sent;
  private final Counter limited;
  private final Counter dropped;
  private final CopyRoom room = new CopyRoom(MOST_HELD, MOST_BYTES);
  private volatile @Nullable Line line;

  private record Copy(Call call, Candidate candidate) {

    int bytes() {
      return call.body().body().length;
    }
  }

  /** Copies come from many threads; one worker puts them in line. */
  private record Line(Worker worker, Sinks.Many<Copy> copies, Disposable sending) {}

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
    if (!enqueue(new Copy(copy, candidate))) {
      dropped.increment();
      return left(shadow, candidate, "too_many_waiting");
    }
    sent.increment();
    return copied(shadow, candidate, copy.draft().id(), null);
  }

  @Override
  public synchronized void start() {
    Sinks.Many<Copy> copies =
        Sinks.many().unicast().onBackpressureBuffer(Queues.<Copy>get(MOST_HELD).get());
    Disposable sending = copies.asFlux().flatMap(copy -> send(copy), MOST_AT_ONCE, 1).subscribe();
    line = new Line(Schedulers.parallel().createWorker(), copies, sending);
  }

  /** Copies that are under way end here; their usage is recorded as that of any cancelled call. */
  @Override
  public synchronized void stop() {
    Line ended = line;
    line = null;
    if (ended != null) {
      ended.sending().dispose();
      ended.worker().dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return line != null;
  }

  private Mono<Void> send(Copy copy) {
    return Mono.defer(() -> calls.send(copy.call(), copy.candidate()))
        .doOnError(error -> log.debug("A copied request ended early.", error))
        .onErrorComplete()
        .doFinally(_ -> room.giveBack(copy.bytes()));
  }

  private boolean enqueue(Copy copy) {
    Line into = line;
    if (into == null || !room.take(copy.bytes())) {
      return false;
    }
    try {
      into.worker().schedule(() -> into.copies().tryEmitNext(copy));
      return true;
    } catch (RejectedExecutionException stopping) {
      room.giveBack(copy.bytes());
      return false;
    }
  }

  private static Copied left(Shadow shadow, Candidate candidate, String reason) {
    return copied(shadow, candidate, null, reason);
  }

  private static Copied copied(
      Shadow shadow, Candidate candidate, @Nullable UUID copy, @Nullable String reason) {
    return new Copied(shadow.at(), candidate.connection().name(), candidate.model(), copy, reason);
  }
}
