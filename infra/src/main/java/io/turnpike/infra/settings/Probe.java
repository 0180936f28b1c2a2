package io.turnpike.infra.settings;

import reactor.core.publisher.Mono;

/**
 * Answers whether something this process needs is there; asked by the readiness endpoint.
 *
 * @param name short and in lower case, for example {@code database}
 * @param up asked anew at each subscription; never fails: what does not answer in time is not up
 */
public record Probe(String name, Mono<Boolean> up) {}
