package io.turnpike.routing.cache.store;

import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.turnpike.infra.redis.Redis;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The real Redis, whose answers a test lets come late. */
final class SlowRedis implements Redis {

  private final Redis real;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Duration late = Duration.ZERO;

  SlowRedis(Redis real) {
    this.real = real;
  }

  void late(Duration time) {
    late = time;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public <T> Flux<T> ask(
      Function<RedisReactiveCommands<String, String>, ? extends Publisher<T>> question) {
    return Flux.defer(
        () -> {
          asked.incrementAndGet();
          Flux<T> answer = real.ask(question);
          return late.isZero() ? answer : answer.delaySubscription(late);
        });
  }
}
