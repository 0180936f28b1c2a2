package io.turnpike.routing.cache.store;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.turnpike.infra.crypto.VaultException;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.cache.EntryKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What Redis has for all nodes, and who makes what it does not have. Every question is answered
 * soon, or Redis is taken to know nothing and left alone for a while.
 */
@Component
final class SharedCache {

  /** What is read of a claim: it stands, or there is none. */
  private static final String STANDS = "-";

  private static final String NONE = "";
  private static final String OURS = "+";

  private static final Duration POLL = Duration.ofMillis(40);

  /** Unpacking more than that would keep the connection's thread from everybody else. */
  private static final int LARGE = 64 * 1024;

  private static final Script LOOK = Script.of("look.lua", ScriptOutputType.VALUE);
  private static final Logger log = LoggerFactory.getLogger(SharedCache.class);

  private final Redis redis;
  private final EntrySeal seal;
  private final CacheMeters meters;
  private final Duration patience;
  private final String node = UUID.randomUUID().toString();
  private final Circuit circuit = new Circuit();

  SharedCache(Redis redis, EntrySeal seal, CacheMeters meters, CacheSettings settings) {
    this.redis = redis;
    this.seal = seal;
    this.meters = meters;
    this.patience = settings.patience();
  }

  /** By which claims are known to be this node's. */
  String node() {
    return node;
  }

  Mono<Kept> find(EntryKey key) {
    return soon(redis.ask(commands -> commands.get(RedisNames.entry(key))).next(), () -> NONE)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> opened(key, text));
  }

  Mono<Look> look(EntryKey key, Duration atMost) {
    String[] keys = {RedisNames.entry(key), RedisNames.claim(key)};
    Mono<String> answer = LOOK.<String>run(redis, keys, node, millis(atMost)).next();
    return soon(answer, () -> OURS)
        .flatMap(
            text ->
                switch (text) {
                  case OURS -> Mono.just(Look.OURS);
                  case STANDS -> Mono.just(Look.THEIRS);
                  default -> opened(key, text).map(Look::of).defaultIfEmpty(Look.OURS);
                });
  }

  /**
   * @param kept null for nothing
   * @param ours whether this node is the one to make it then
   */
  record Look(@Nullable Kept kept, boolean ours) {

    private static final Look OURS = new Look(null, true);
    private static final Look THEIRS = new Look(null, false);

    private static Look of(Kept kept) {
      return new Look(kept, false);
    }
  }

  Mono<Boolean> claim(EntryKey key, Duration atMost) {
    Mono<String> set =
        redis
            .ask(
                commands ->
                    commands.set(
                        RedisNames.claim(key),
                        node,
                        SetArgs.Builder.nx().px(Math.max(1, atMost.toMillis()))))
            .next()
            .map(_ -> OURS)
            .defaultIfEmpty(STANDS);
    return soon(set, () -> OURS).map(OURS::equals);
  }

  /** Asks again and again; empty when the claim is gone and nothing was kept. */
  Mono<Kept> await(EntryKey key, Duration atMost) {
    return Mono.defer(() -> poll(key))
        .repeatWhen(rounds -> rounds.concatMap(_ -> Mono.delay(POLL)))
        .filter(text -> !text.equals(STANDS))
        .next()
        .timeout(atMost, Mono.just(NONE))
        .filter(text -> !text.isEmpty())
        .flatMap(text -> opened(key, text));
  }

  private Mono<String> poll(EntryKey key) {
    return soon(
        redis
            .ask(commands -> commands.mget(RedisNames.entry(key), RedisNames.claim(key)))
            .collectList()
            .map(SharedCache::polled),
        () -> NONE);
  }

  private static String polled(List<KeyValue<String, String>> both) {
    return both.getFirst().getValueOrElse(both.getLast().hasValue() ? STANDS : NONE);
  }

  /** Never fails, and never takes longer than we are patient. */
  private Mono<String> soon(Mono<String> answer, Supplier<String> away) {
    return Mono.defer(
        () -> {
          if (circuit.open()) {
            meters.skipped().increment();
            return Mono.fromSupplier(away);
          }
          return answer
              .timeout(patience)
              .onErrorResume(
                  failure -> {
                    failed(failure);
                    return Mono.fromSupplier(away);
                  });
        });
  }

  private void failed(Throwable failure) {
    circuit.failed();
    (failure instanceof TimeoutException ? meters.slow() : meters.failed()).increment();
    log.debug("Redis was not asked for an answer: {}", failure.toString());
  }

  private Mono<Kept> opened(EntryKey key, String text) {
    Mono<Kept> opened = Mono.fromCallable(() -> open(key, text));
    return text.length() > LARGE ? opened.subscribeOn(Schedulers.parallel()) : opened;
  }

  /** Null for what is not ours to serve. */
  private @Nullable Kept open(EntryKey key, String text) {
    try {
      return seal.open(key, text);
    } catch (VaultException foreign) {
      meters.foreign().increment();
      log.warn("An answer in Redis was not sealed for its place; it is not used.");
    } catch (IOException unreadable) {
      meters.unreadable().increment();
      log.debug("An answer in Redis is of another release: {}", unreadable.toString());
    }
    return null;
  }

  private static String millis(Duration time) {
    return Long.toString(Math.max(1, time.toMillis()));
  }
}
