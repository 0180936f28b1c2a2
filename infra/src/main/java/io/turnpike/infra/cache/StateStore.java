package io.turnpike.infra.cache;

import io.lettuce.core.ScriptOutputType;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.refusal.Unavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** States in Redis, and whether Postgres is known to be away. */
final class StateStore {

  private static final Duration KEPT = Duration.ofDays(30);

  /** Longer than anybody waits for Postgres. */
  private static final long TURN = Duration.ofSeconds(10).toNanos();

  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  /** Written only where nothing newer stands. */
  private static final String WRITE =
      """
      local there = redis.call('GETRANGE', KEYS[1], 0, %d)
      if #there > 0 and there > string.sub(ARGV[1], 1, %d) then return 0 end
      redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
      return 1
      """
          .formatted(StateFormat.REVISION - 1, StateFormat.REVISION);

  private final Redis redis;
  private final PendingStates pending;

  /** When Postgres is asked again; 0 while it is there. */
  private final AtomicLong askAgainNanos = new AtomicLong();

  StateStore(Redis redis, PendingStates pending) {
    this.redis = redis;
    this.pending = pending;
  }

  Mono<String> get(String name) {
    return redis.ask(commands -> commands.get(name)).next();
  }

  /** Whether it is there. */
  Mono<Boolean> prolong(String name) {
    return redis.ask(commands -> commands.expire(name, KEPT)).single();
  }

  Mono<Void> remove(String name) {
    return redis.ask(commands -> commands.del(name)).then();
  }

  /** At once; later if Redis is away. */
  Mono<Void> write(String name, String text) {
    return put(redis, name, text)
        .onErrorResume(Unavailable.class, _ -> Mono.fromRunnable(() -> later(name, text)));
  }

  void later(String name, String text) {
    pending.add(name, text);
  }

  static Mono<Void> put(Redis redis, String name, String text) {
    return redis
        .<Long>ask(
            commands ->
                commands.eval(
                    WRITE,
                    ScriptOutputType.INTEGER,
                    new String[] {name},
                    text,
                    Long.toString(KEPT.toSeconds())))
        .then();
  }

  /** While it is away one caller at a time asks all the same; the others need not wait for that. */
  boolean postgresIsAway() {
    long again = askAgainNanos.get();
    long now = System.nanoTime();
    return again != 0 && (now < again || !askAgainNanos.compareAndSet(again, now + TURN));
  }

  void postgresAnswered() {
    if (askAgainNanos.get() != 0) {
      askAgainNanos.set(0);
    }
  }

  void postgresDidNot() {
    askAgainNanos.set(System.nanoTime() + PAUSE);
  }
}
