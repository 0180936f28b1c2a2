package io.turnpike.infra.settings;

import reactor.core.publisher.Mono;

/**
 * Answers whether something this process needs is there; asked by the readiness endpoint.
 *
 * @param name short and in lower case, for example {@code database}
 * @param up asked anew at each subscription; never fails: what does not answer in time is not up
 * @param store whether it is one of the stores, any of which is enough to go on
 */
public record Probe(String name, Mono<Boolean> up, boolean store) {

  /** Of what nothing goes on without. */
  public Probe(String name, Mono<Boolean> up) {
    this(name, up, false);
  }

  public static Probe ofStore(String name, Mono<Boolean> up) {
    return new Probe(name, up, true);
  }
}
