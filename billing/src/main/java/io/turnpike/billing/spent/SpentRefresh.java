package io.turnpike.billing.spent;

import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.infra.lifecycle.RepeatedWork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Reads again what is spent of the budgets in use here: a node that stored rows may have died
 * before it told Redis. And once it is known what earlier runs of this node used, gives back what
 * they held.
 */
@Component
class SpentRefresh extends RepeatedWork {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How often it is looked whether what earlier runs used is known. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final SpentRows rows;
  private final Allotments allotments;
  private final Unshipped unshipped;
  private final EarlierRuns earlierRuns;

  SpentRefresh(
      SpentRows rows, Allotments allotments, Unshipped unshipped, EarlierRuns earlierRuns) {
    this.rows = rows;
    this.allotments = allotments;
    this.unshipped = unshipped;
    this.earlierRuns = earlierRuns;
  }

  @Override
  protected Flux<Void> rounds() {
    return Flux.merge(every(EVERY, this::round), release())
        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, EVERY));
  }

  private Mono<Void> round() {
    return refresh()
        .timeout(EVERY)
        .onErrorResume(missed("What is spent of budgets could not be read again"));
  }

  private Mono<Void> release() {
    return Flux.interval(SOON)
        .onBackpressureDrop()
        .filter(_ -> allotments.hasRecovered())
        .next()
        .then(Mono.defer(earlierRuns::release).timeout(PATIENCE));
  }

  Mono<Void> refresh() {
    return Mono.defer(
        () -> {
          Map<Allotment, Long> stored = unshipped.removeStored();
          Map<Counter.Key, Allotment> budgets = new HashMap<>();
          allotments.all().stream()
              .filter(each -> each.kind() == Counter.Kind.BUDGET)
              .forEach(each -> budgets.put(each.key(), each));
          return budgets.isEmpty() ? Mono.empty() : refresh(budgets, stored);
        });
  }

  private Mono<Void> refresh(Map<Counter.Key, Allotment> budgets, Map<Allotment, Long> stored) {
    return rows.of(List.copyOf(budgets.keySet()))
        .collectMap(row -> Objects.requireNonNull(budgets.get(row.key())), SpentRows.Row::spent)
        .doOnNext(spent -> allotments.shipped(spent, stored))
        .doOnError(_ -> unshipped.holdUntilRead(stored))
        .doOnCancel(() -> unshipped.holdUntilRead(stored))
        .then();
  }
}
