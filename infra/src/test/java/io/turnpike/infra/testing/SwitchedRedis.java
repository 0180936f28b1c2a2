package io.turnpike.infra.testing;

import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.refusal.Unavailable;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The real Redis with a switch in the line. */
public final class SwitchedRedis implements Redis {

  private final Redis real;
  private volatile boolean connected = true;

  public SwitchedRedis(Redis real) {
    this.real = real;
  }

  public void off() {
    connected = false;
  }

  public void on() {
    connected = true;
  }

  @Override
  public <T> Flux<T> ask(
      Function<RedisReactiveCommands<String, String>, ? extends Publisher<T>> question) {
    return Flux.defer(
        () -> connected ? real.ask(question) : Flux.error(new Unavailable("The line is cut.")));
  }
}
