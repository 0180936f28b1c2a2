package io.turnpike.infra.redis;

import io.lettuce.core.api.reactive.RedisReactiveCommands;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * The shared connection. Commands are refused at once while it is down, and while 1,000 wait; both,
 * and a command that takes longer than its timeout, fail with {@link
 * io.turnpike.infra.refusal.Unavailable}. Keys begin with the tenant they belong to.
 */
public interface Redis {

  <T> Flux<T> ask(Function<RedisReactiveCommands<String, String>, ? extends Publisher<T>> question);
}
