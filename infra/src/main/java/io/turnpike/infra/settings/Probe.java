package io.turnpike.infra.settings;

import reactor.core.publisher.Mono;

/** Answers whether something this process needs is there; asked by the readiness endpoint. */
public interface Probe {

  /** Short and in lower case, for example {@code database}. */
  String name();

  /** Never fails: what does not answer in time is not up. */
  Mono<Boolean> up();
}
