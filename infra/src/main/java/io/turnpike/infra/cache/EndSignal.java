package io.turnpike.infra.cache;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/**
 * Tells whoever waits for it on this node that something has ended; keeps nothing, so that who
 * comes later must look for himself.
 */
public final class EndSignal<K> {

  private static final EmitFailureHandler IN_TURN =
      EmitFailureHandler.busyLooping(Duration.ofSeconds(1));

  private final Sinks.Many<K> ended = Sinks.many().multicast().directBestEffort();

  public void tell(K key) {
    ended.emitNext(key, IN_TURN);
  }

  /** Completes when {@code key} is told of next. */
  public Mono<Void> of(K key) {
    return ended.asFlux().filter(key::equals).next().then();
  }
}
