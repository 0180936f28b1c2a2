package io.turnpike.routing.cache.store;

import io.lettuce.core.ScriptOutputType;
import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.cache.EntryKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers on their way to Redis, off the path of requests: gathered in memory, sealed and written
 * many times a second. What does not fit is dropped and counted, and so is what Redis does not
 * take: an answer that is not kept is made again.
 */
@Component
final class PendingWrites extends RepeatedWork {

  private static final Duration EVERY = Duration.ofMillis(20);
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final long MOST_BYTES = 16L << 20;
  private static final int MOST_RELEASES = 10_000;
  private static final int AT_ONCE = 16;
  private static final int BATCH = 500;

  private static final Script KEEP = Script.of("keep.lua", ScriptOutputType.INTEGER);
  private static final Script RELEASE = Script.of("release.lua", ScriptOutputType.INTEGER);
  private static final Logger log = LoggerFactory.getLogger(PendingWrites.class);

  private final Redis redis;
  private final SharedCache shared;
  private final EntrySeal seal;
  private final CacheMeters meters;
  private final Duration longest;
  private final Circuit circuit = new Circuit();
  private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
  private final Set<Write> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();

  PendingWrites(
      Redis redis, SharedCache shared, EntrySeal seal, CacheMeters meters, CacheSettings settings) {
    this.redis = redis;
    this.shared = shared;
    this.seal = seal;
    this.meters = meters;
    this.longest = longer(LEAST, settings.patience());
  }

  /** What a request would wait for is waited for where nobody does. */
  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /**
   * @param kept null where nothing came of the claim
   */
  private record Write(EntryKey key, @Nullable Kept kept) {

    int weight() {
      return kept == null ? (int) (MOST_BYTES / MOST_RELEASES) : kept.weight();
    }
  }

  void add(EntryKey key, Kept kept) {
    if (!add(new Write(key, kept))) {
      meters.crowded().increment();
      release(key);
    }
  }

  /** Ends this node's claim, if there is one; without room it ends by itself. */
  void release(EntryKey key) {
    add(new Write(key, null));
  }

  /**
   * Those of them that are not to be written any more; their ids. The claims that they would have
   * ended end all the same: whoever asks next would wait for nothing.
   */
  Set<String> removeIf(BiPredicate<EntryKey, Kept> what) {
    Set<String> ids = new HashSet<>();
    synchronized (underWay) {
      removeIf(what, ids);
    }
    return ids;
  }

  private void removeIf(BiPredicate<EntryKey, Kept> what, Set<String> ids) {
    for (Write write : writes) {
      if (isMeant(write, what) && writes.remove(write)) {
        bytes.addAndGet(-write.weight());
        removed(write, ids);
      }
    }
    for (Write write : underWay) {
      if (isMeant(write, what) && underWay.remove(write)) {
        removed(write, ids);
      }
    }
  }

  private static boolean isMeant(Write write, BiPredicate<EntryKey, Kept> what) {
    Kept kept = write.kept();
    return kept != null && what.test(write.key(), kept);
  }

  private void removed(Write write, Set<String> ids) {
    ids.add(write.key().id());
    release(write.key());
  }

  @Override
  protected Flux<Void> rounds() {
    return every(EVERY, this::flush);
  }

  /**
   * More than a batch takes at worst, which is not cut off: what it lost would leave claims that
   * others wait for.
   */
  @Override
  protected Duration patience() {
    return longest.multipliedBy(BATCH / AT_ONCE + 1);
  }

  @Override
  protected Mono<Void> rest() {
    return flush().repeat(() -> !writes.isEmpty()).then();
  }

  /** After the last answer: what ends within the grace is to be written, and its claim to end. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 3_072;
  }

  /** Never fails. What another round has under way it does not wait for. */
  Mono<Void> flush() {
    return Mono.defer(() -> Flux.fromIterable(next()).flatMap(this::written, AT_ONCE).then());
  }

  /** Whether nothing waits, and nothing is under way. */
  boolean isIdle() {
    return bytes.get() == 0;
  }

  private boolean add(Write write) {
    if (bytes.addAndGet(write.weight()) > MOST_BYTES) {
      bytes.addAndGet(-write.weight());
      return false;
    }
    return writes.add(write);
  }

  /** What is purged meanwhile is found in one of both. */
  private List<Write> next() {
    List<Write> batch = new ArrayList<>();
    synchronized (underWay) {
      for (Write write = writes.poll(); write != null; write = writes.poll()) {
        underWay.add(write);
        batch.add(write);
        if (batch.size() == BATCH) {
          break;
        }
      }
    }
    return batch;
  }

  private Mono<Void> written(Write write) {
    return Mono.defer(() -> circuit.open() ? Mono.<Void>error(Skipped.ONE) : sent(write))
        .timeout(longest)
        .onErrorResume(failure -> lost(write, failure))
        .doFinally(_ -> ended(write));
  }

  private void ended(Write write) {
    underWay.remove(write);
    bytes.addAndGet(-write.weight());
  }

  private Mono<Void> sent(Write write) {
    Kept kept = write.kept();
    return kept == null
        ? RELEASE.run(redis, new String[] {RedisNames.claim(write.key())}, shared.node()).then()
        : kept(write, write.key(), kept);
  }

  /** Sealing takes a while, in which it may have been purged. */
  private Mono<Void> kept(Write write, EntryKey key, Kept kept) {
    long left = kept.millisLeft();
    if (left <= 0) {
      return Mono.empty();
    }
    String[] keys =
        Stream.concat(
                Stream.of(RedisNames.entry(key), RedisNames.claim(key)),
                RedisNames.indexes(key, kept.entry()).stream())
            .toArray(String[]::new);
    String sealed = seal.close(key, kept);
    if (!underWay.remove(write)) {
      return Mono.empty();
    }
    return KEEP.run(
            redis,
            keys,
            sealed,
            Long.toString(left),
            key.id(),
            Long.toString(kept.expiresAtMillis()),
            Long.toString(System.currentTimeMillis()),
            shared.node())
        .then();
  }

  private Mono<Void> lost(Write write, Throwable failure) {
    if (write.kept() != null) {
      meters.unwritten().increment();
    }
    if (failure != Skipped.ONE) {
      circuit.failed();
      log.debug("Redis did not take an answer: {}", failure.toString());
    }
    return Mono.empty();
  }

  /** Redis had just failed. */
  private static final class Skipped extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Skipped ONE = new Skipped();

    private Skipped() {
      super("Redis is left alone for a while.", null, false, false);
    }
  }
}
