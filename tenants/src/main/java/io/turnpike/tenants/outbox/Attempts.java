package io.turnpike.tenants.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tries what is due, and keeps what came of it. Nothing here fails: the next round goes on. */
@Component
final class Attempts {

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);
  private static final Outcome OFF = Outcome.refused(null, "The webhook is switched off.");

  private final OutboxTable table;
  private final Courier<Load.Call> calls;
  private final Courier<Load.Letter> letters;
  private final RetryPlan plan;
  private final MeterRegistry meters;
  private volatile boolean blind;

  Attempts(
      OutboxTable table,
      Courier<Load.Call> calls,
      Courier<Load.Letter> letters,
      OutboxSettings settings,
      MeterRegistry meters) {
    this.table = table;
    this.calls = calls;
    this.letters = letters;
    this.plan = settings.plan();
    this.meters = meters;
  }

  /** What is to be tried now; what has happened since is addressed first. */
  Flux<Due> due(int room) {
    return room <= 0
        ? Flux.empty()
        : table
            .address(letters.open())
            .doOnNext(this::count)
            .thenMany(Flux.defer(() -> table.take(room)))
            .doOnComplete(() -> blind = false)
            .onErrorResume(this::waitForDatabase);
  }

  Mono<Void> make(Due due) {
    return carry(due)
        .flatMap(outcome -> settle(due, outcome))
        .onErrorResume(error -> later("note what became of a delivery", error));
  }

  Mono<Void> forget() {
    return table.forget().onErrorResume(error -> later("forget old notifications", error));
  }

  private Mono<Outcome> carry(Due due) {
    return switch (due.load()) {
      case Load.Letter letter -> letters.carry(due, letter);
      case Load.Call call when call.enabled() || due.isTest() -> calls.carry(due, call);
      case Load.Call _ -> Mono.just(OFF);
    };
  }

  private Mono<Void> settle(Due due, Outcome outcome) {
    Duration wait = outcome.verdict() == Outcome.Verdict.FAILED ? plan.after(due) : null;
    count(due, outcome, wait != null);
    return wait == null ? table.close(due, outcome) : table.postpone(due, outcome, wait);
  }

  private void count(Due due, Outcome outcome, boolean again) {
    String channel = due.load() instanceof Load.Letter ? "mail" : "webhook";
    String end = outcome.arrived() ? "arrived" : again ? "postponed" : "given_up";
    meters.counter("turnpike.deliveries", "channel", channel, "outcome", end).increment();
    if (channel.equals("mail") && !outcome.arrived() && (due.tries() == 1 || !again)) {
      log.warn("A message could not be sent ({}): {}", end, outcome.error());
    }
  }

  private void count(boolean withheld) {
    if (withheld) {
      meters.counter("turnpike.mail.withheld").increment();
    }
  }

  /** Said once, not with every round. */
  private Flux<Due> waitForDatabase(Throwable error) {
    if (!blind) {
      blind = true;
      log.warn("The outbox cannot be read; looking again until it can: {}", error.toString());
    }
    return Flux.empty();
  }

  private static Mono<Void> later(String task, Throwable error) {
    log.warn("Could not {}; trying again: {}", task, error.toString());
    return Mono.empty();
  }
}
