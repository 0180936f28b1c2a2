package io.turnpike.tenants.throttle;

import io.lettuce.core.ScriptOutputType;
import io.turnpike.infra.redis.Redis;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The count that all nodes share. Each step is one script, so that tries at one time all count. */
@Component
final class RedisTries implements Tries {

  /** A hash of tries made (n) and the moment the next may be (at), by the clock of Redis. */
  private static final String ADMIT =
      """
      local clock = redis.call('TIME')
      local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
      local tally = redis.call('HMGET', KEYS[1], 'n', 'at')
      local n = tonumber(tally[1] or '0')
      local at = tonumber(tally[2] or '0')
      local free, most, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      if n >= most then
        local left = redis.call('PTTL', KEYS[1])
        if left > 0 then return left end
        n = 0
      end
      if n > 0 and now < at then return at - now end
      n = n + 1
      local wait = 0
      if n >= free then wait = 1000 * 2 ^ math.min(n - free, 20) end
      redis.call('HSET', KEYS[1], 'n', n, 'at', string.format('%d', now + wait))
      if n == 1 then redis.call('PEXPIRE', KEYS[1], window) end
      return 0
      """;

  private static final String REFUND =
      """
      local n = tonumber(redis.call('HGET', KEYS[1], 'n') or '0')
      if n > 0 then redis.call('HINCRBY', KEYS[1], 'n', -1) end
      return 0
      """;

  private final Redis redis;

  RedisTries(Redis redis) {
    this.redis = redis;
  }

  @Override
  public Mono<Duration> admit(String key, Limit limit) {
    return run(
            ADMIT,
            key,
            Integer.toString(limit.free()),
            Integer.toString(limit.most()),
            Long.toString(limit.window().toMillis()))
        .map(Duration::ofMillis);
  }

  @Override
  public Mono<Void> refund(String key) {
    return run(REFUND, key).then();
  }

  @Override
  public Mono<Void> forget(String key) {
    return redis.ask(commands -> commands.del(key)).then();
  }

  private Mono<Long> run(String script, String key, String... arguments) {
    return redis
        .<Long>ask(
            commands ->
                commands.eval(script, ScriptOutputType.INTEGER, new String[] {key}, arguments))
        .single();
  }
}
