package io.turnpike.infra.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.redis.Redis;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes what each module keeps the {@link LastKnown} states of its tables with. */
@Component
public final class LastKnownStates {

  private final StateStore store;
  private final TokenDigest digests;
  private final MeterRegistry meters;

  LastKnownStates(Redis redis, PendingStates pending, TokenDigest digests, MeterRegistry meters) {
    this.store = new StateStore(redis, pending);
    this.digests = digests;
    this.meters = meters;
  }

  /**
   * @param what one word, part of the Redis key
   * @param type what becomes JSON: secrets only as they are stored, sealed or digested
   * @param postgres reads one entry, and what it says is deleted with a null value; empty where
   *     there never was one
   */
  public <K, V> LastKnown<K, V> of(
      String what, Class<V> type, Function<K, Mono<State<V>>> postgres) {
    Counter served = meters.counter("turnpike.known.served", "of", what);
    return new LastKnown<>(new StateFormat<>(what, type, digests), store, postgres, served);
  }
}
