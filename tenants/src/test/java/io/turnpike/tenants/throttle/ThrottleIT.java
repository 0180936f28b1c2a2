package io.turnpike.tenants.throttle;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ThrottleIT {

  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Throttle throttle = new Throttle(new RedisTries(stores.redis()), meters);

  @Test
  void admitsUpToTheMostAndThenSaysHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      done(throttle.admit("most", Limit.plain(3, HOUR)));
    }
    assertThat(failure(throttle.admit("most", Limit.plain(3, HOUR))))
        .isInstanceOfSatisfying(
            Throttled.class,
            it -> assertThat(it.retryAfter()).isBetween(Duration.ofMinutes(59), HOUR))
        .hasMessageContaining("60 minutes");
    assertThat(meters.counter("turnpike.throttle.refused").count()).isEqualTo(1);
    assertThat(meters.counter("turnpike.throttle.local").count()).isZero();
  }

  @Test
  void theWaitDoublesAfterTheFreeTries() {
    tryLeadsToAWaitOf(Duration.ZERO);
    tryLeadsToAWaitOf(Duration.ofSeconds(1));
    tryLeadsToAWaitOf(Duration.ofSeconds(2));
    tryLeadsToAWaitOf(Duration.ofSeconds(4));
  }

  @Test
  void aTryMadeTooSoonDoesNotCount() {
    var tries = new RedisTries(stores.redis());
    Limit steep = new Limit(1, 30, HOUR);
    assertThat(get(tries.admit("soon", steep))).isZero();
    set("soon", "at", Long.toString(clock() + 60_000));
    assertThat(get(tries.admit("soon", steep))).isPositive();
    assertThat(field("soon", "n")).isEqualTo("1");
    set("soon", "at", "0");
    assertThat(get(tries.admit("soon", steep))).isZero();
    assertThat(field("soon", "n")).isEqualTo("2");
  }

  @Test
  void triesMadeAtOnceAllCount() {
    List<Boolean> admitted =
        get(
            Flux.range(0, 50)
                .flatMap(
                    _ ->
                        throttle
                            .admit("burst", Limit.plain(10, HOUR))
                            .thenReturn(true)
                            .onErrorReturn(Throttled.class, false),
                    50)
                .collectList());
    assertThat(admitted).filteredOn(it -> it).hasSize(10);
  }

  @Test
  void theWindowEndsByItself() {
    done(throttle.admit("window", Limit.plain(1, HOUR)));
    failure(throttle.admit("window", Limit.plain(1, HOUR)));
    get(stores.redis().ask(commands -> commands.pexpire("window", 1)).single());
    io.turnpike.tenants.Eventually.is(
        0L, () -> get(stores.redis().ask(commands -> commands.exists("window")).single()));
    done(throttle.admit("window", Limit.plain(1, HOUR)));
  }

  @Test
  void everyCountEndsSomeday() {
    done(throttle.admit("kept", Limit.plain(1, HOUR)));
    done(throttle.refund("kept"));
    done(throttle.admit("kept", Limit.plain(1, HOUR)));
    assertThat(get(stores.redis().ask(commands -> commands.pttl("kept")).single())).isPositive();
    done(throttle.forget("kept"));
    done(throttle.admit("kept", Limit.plain(1, HOUR)));
    done(throttle.refund("never tried"));
    assertThat(get(stores.redis().ask(commands -> commands.exists("never tried")).single()))
        .isZero();
  }

  @Test
  void countsForItselfWhenRedisIsAway() {
    var alone = new Throttle(new RedisTries(new NoRedis()), meters);
    done(alone.admit("alone", Limit.plain(2, HOUR)));
    done(alone.admit("alone", Limit.plain(2, HOUR)));
    assertThat(failure(alone.admit("alone", Limit.plain(2, HOUR)))).isInstanceOf(Throttled.class);
    assertThat(meters.counter("turnpike.throttle.local").count()).isEqualTo(3);
  }

  private static void tryLeadsToAWaitOf(Duration wait) {
    var tries = new RedisTries(stores.redis());
    set("steep", "at", "0");
    long before = clock();
    assertThat(get(tries.admit("steep", new Limit(2, 30, HOUR)))).isZero();
    long at = Long.parseLong(field("steep", "at"));
    assertThat(at - wait.toMillis()).isBetween(before, clock());
  }

  /** Milliseconds by the clock of Redis. */
  private static long clock() {
    List<String> time = get(stores.redis().ask(commands -> commands.time()).collectList());
    return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
  }

  private static void set(String key, String field, String value) {
    get(stores.redis().ask(commands -> commands.hset(key, field, value)).single());
  }

  private static String field(String key, String field) {
    return get(stores.redis().ask(commands -> commands.hget(key, field)).single());
  }

  private static final class NoRedis implements Redis {

    @Override
    public <T> Flux<T> ask(
        Function<RedisReactiveCommands<String, String>, ? extends Publisher<T>> question) {
      return Flux.from(Mono.error(new Unavailable("The line is cut.")));
    }
  }
}
