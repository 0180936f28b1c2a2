package io.turnpike.routing.gateway.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.plan.Copies;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.usage.DecisionNote.Copied;
import io.turnpike.tenants.OrganizationId;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
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
 * whatever becomes of the client, and no tenant's at the cost of others'. What does not fit is
 * dropped and counted.
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
  private final MeterRegistry meters;
  private final CopyRoom room = new CopyRoom(MOST_HELD, MOST_BYTES);
  private volatile @Nullable Line line;

  private record Copy(Call call, Candidate candidate, CopyRoom.Place place) {

    OrganizationId tenant() {
      return call.caller().organization();
    }
  }

  /** Copies come and end on many threads; one worker keeps them in line. */
  private record Line(
      Worker worker, CopyLine<Copy> waiting, Sinks.Many<Copy> copies, Disposable sending) {

    void add(Copy copy) {
      waiting.add(copy.tenant(), copy);
      go();
    }

    void ended(Copy copy) {
      waiting.ended(copy.tenant());
      go();
    }

    private void go() {
      for (Copy next = waiting.next(); next != null; next = waiting.next()) {
        copies.tryEmitNext(next);
      }
    }
  }

  CopiedRequests(CopiedCall calls, MeterRegistry meters) {
    this.calls = calls;
    this.meters = meters;
  }

  @Override
  public Copied offer(Call call, Shadow shadow, Candidate candidate) {
    if (!rates.take(call, shadow)) {
      return dropped(shadow, candidate, "rate_limited");
    }
    return switch (room.take(call.caller().organization(), call.body().body().length)) {
      case CopyRoom.Refused(String reason) -> dropped(shadow, candidate, reason);
      case CopyRoom.Place place ->
          enqueued(shadow, new Copy(calls.copy(call, shadow), candidate, place));
    };
  }

  private Copied enqueued(Shadow shadow, Copy copy) {
    if (!later(line, into -> into.add(copy))) {
      copy.place().giveBack();
      return dropped(shadow, copy.candidate(), "stopping");
    }
    count("sent");
    return copied(shadow, copy.candidate(), copy.call().draft().id(), null);
  }

  @Override
  public synchronized void start() {
    Sinks.Many<Copy> copies =
        Sinks.many().unicast().onBackpressureBuffer(Queues.<Copy>get(MOST_HELD).get());
    Disposable sending = copies.asFlux().flatMap(copy -> send(copy), MOST_AT_ONCE, 1).subscribe();
    Worker worker = Schedulers.parallel().createWorker();
    line = new Line(worker, new CopyLine<>(MOST_AT_ONCE), copies, sending);
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
        .doFinally(_ -> ended(copy));
  }

  private void ended(Copy copy) {
    copy.place().giveBack();
    later(line, from -> from.ended(copy));
  }

  /** False once it has stopped. */
  private static boolean later(@Nullable Line line, Consumer<Line> task) {
    if (line == null) {
      return false;
    }
    try {
      line.worker().schedule(() -> task.accept(line));
      return true;
    } catch (RejectedExecutionException stopping) {
      return false;
    }
  }

  private Copied dropped(Shadow shadow, Candidate candidate, String reason) {
    count(reason);
    return copied(shadow, candidate, null, reason);
  }

  private void count(String outcome) {
    meters.counter("turnpike.gateway.copies", "outcome", outcome).increment();
  }

  private static Copied copied(
      Shadow shadow, Candidate candidate, @Nullable UUID copy, @Nullable String reason) {
    return new Copied(shadow.at(), candidate.connection().name(), candidate.model(), copy, reason);
  }
}
