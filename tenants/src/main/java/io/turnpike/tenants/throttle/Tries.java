package io.turnpike.tenants.throttle;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Counts tries under a key. */
interface Tries {

  /** Counts one try and answers zero, or counts nothing and answers how long to wait. */
  Mono<Duration> admit(String key, Limit limit);

  /** Takes one try back. */
  Mono<Void> refund(String key);

  Mono<Void> forget(String key);
}
