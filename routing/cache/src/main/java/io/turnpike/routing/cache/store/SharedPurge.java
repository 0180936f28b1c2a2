package io.turnpike.routing.cache.store;

import io.lettuce.core.ScriptOutputType;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.KeptAnswers.Stock;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes entries out of Redis by their index, and tells how many there are. */
@Component
final class SharedPurge {

  /** Few enough that Redis answers others in between. */
  private static final int AT_ONCE = 500;

  private static final int MEASURED = 200;

  private static final Script PURGE = Script.of("purge.lua", ScriptOutputType.MULTI);
  private static final Script STOCK = Script.of("stock.lua", ScriptOutputType.MULTI);

  private final Redis redis;

  SharedPurge(Redis redis) {
    this.redis = redis;
  }

  /** Their ids. Fails with Unavailable where Redis does not answer; some may be gone by then. */
  Flux<String> purge(OrganizationId organization, Purge what) {
    String index = RedisNames.index(organization, what);
    return index == null
        ? single(organization, ((Purge.Key) what).entry())
        : batch(organization, index)
            .expand(batch -> batch.isEmpty() ? Mono.empty() : batch(organization, index))
            .flatMapIterable(Batch::removed);
  }

  Mono<Stock> stock(OrganizationId organization) {
    return STOCK
        .<Object>run(
            redis,
            new String[] {RedisNames.all(organization)},
            RedisNames.entries(organization),
            Long.toString(System.currentTimeMillis()),
            Integer.toString(MEASURED))
        .flatMapIterable(SharedPurge::flat)
        .cast(Long.class)
        .collectList()
        .map(both -> new Stock(both.getFirst(), both.getLast()));
  }

  private Flux<String> single(OrganizationId organization, String id) {
    return redis
        .ask(
            commands ->
                commands
                    .unlink(RedisNames.entry(organization, id))
                    .flatMap(
                        gone -> commands.zrem(RedisNames.all(organization), id).thenReturn(gone)))
        .filter(gone -> gone > 0)
        .map(_ -> id);
  }

  private Mono<Batch> batch(OrganizationId organization, String index) {
    return PURGE
        .<Object>run(
            redis,
            new String[] {index, RedisNames.all(organization)},
            RedisNames.entries(organization),
            Integer.toString(AT_ONCE))
        .flatMapIterable(SharedPurge::flat)
        .map(String::valueOf)
        .collectList()
        .map(Batch::of);
  }

  /** A driver may hand a list on as such, or one by one. */
  private static List<?> flat(Object part) {
    return part instanceof List<?> list ? list : List.of(part);
  }

  /**
   * @param looked how many ids stood in the index
   */
  private record Batch(int looked, List<String> removed) {

    static Batch of(List<String> answer) {
      return new Batch(Integer.parseInt(answer.getFirst()), answer.subList(1, answer.size()));
    }

    boolean isEmpty() {
      return looked == 0;
    }
  }
}
