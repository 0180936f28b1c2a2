package io.turnpike.infra.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One multiplexed connection for everyone: Redis answers in order, faster than a pool could. */
final class LettuceRedis implements Redis, AutoCloseable {

  private final StatefulRedisConnection<String, String> connection;

  LettuceRedis(RedisClient client, RedisURI uri) {
    this.connection = client.connect(uri);
  }

  @Override
  public <T> Flux<T> ask(
      Function<RedisReactiveCommands<String, String>, ? extends Publisher<T>> question) {
    return Flux.defer(() -> question.apply(connection.reactive()))
        .onErrorMap(RedisFaults::asRefusal);
  }

  Mono<Boolean> answers() {
    return ask(RedisReactiveCommands::ping).map("PONG"::equals).single();
  }

  @Override
  public void close() {
    connection.close();
  }
}
