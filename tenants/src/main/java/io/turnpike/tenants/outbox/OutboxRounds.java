package io.turnpike.tenants.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.lifecycle.RepeatedWork;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Looks into the outbox again and again and has delivered what is due. What is on its way when the
 * process stops has a few seconds to arrive; another try follows when its lease is over.
 */
@Component
@EnableConfigurationProperties(OutboxSettings.class)
final class OutboxRounds extends RepeatedWork {

  /** Deliveries under way at one time. */
  private static final int MOST = 128;

  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Duration LAST_SECONDS = Duration.ofSeconds(5);

  private final OutboxTable table;
  private final Attempts attempts;
  private final Duration poll;
  private final AtomicInteger underWay = new AtomicInteger();

  OutboxRounds(
      OutboxTable table, Attempts attempts, OutboxSettings settings, MeterRegistry meters) {
    this.table = table;
    this.attempts = attempts;
    this.poll = settings.poll();
    meters.gauge("turnpike.outbox.under.way", underWay);
  }

  @Override
  protected Flux<Void> rounds() {
    return Flux.merge(deliveries(), every(FORGET_EVERY, attempts::forget));
  }

  @Override
  protected Duration patience() {
    return LAST_SECONDS;
  }

  private Flux<Void> deliveries() {
    return every(poll, () -> attempts.due(MOST - underWay.get()))
        .doOnNext(_ -> underWay.incrementAndGet())
        .flatMap(due -> attempts.make(due).doFinally(_ -> underWay.decrementAndGet()), MOST);
  }
}
