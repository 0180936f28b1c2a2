package io.turnpike.billing.spent;

import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.Counter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Reads again what is spent of the budgets in use here: a node that stored rows may have died
 * before it told Redis. And once it is known what earlier runs of this node used, gives back what
 * they held.
 */
@Component
class SpentRefresh implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SpentRefresh.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How often it is looked whether what earlier runs used is known. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final SpentRows rows;
  private final Allotments allotments;
  private final Unshipped unshipped;
  private final EarlierRuns earlierRuns;
  private volatile @Nullable Disposable running;

  SpentRefresh(
      SpentRows rows, Allotments allotments, Unshipped unshipped, EarlierRuns earlierRuns) {
    this.rows = rows;
    this.allotments = allotments;
    this.unshipped = unshipped;
    this.earlierRuns = earlierRuns;
  }

  @Override
  public void start() {
    Flux<Void> rounds =
        Flux.interval(EVERY)
            .onBackpressureDrop()
            .concatMap(_ -> refresh().timeout(EVERY).onErrorResume(SpentRefresh::missed), 1);
    running =
        Flux.merge(rounds, release())
            .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, EVERY))
            .subscribe();
  }

  @Override
  public void stop() {
    Disposable subscription = running;
    if (subscription != null) {
      subscription.dispose();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private static Mono<Void> missed(Throwable error) {
    log.warn("What is spent of budgets could not be read again: {}", error.toString());
    return Mono.empty();
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
