package io.turnpike.routing;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import reactor.core.publisher.Mono;

/** Answers that are kept for requests to come, as people see them and take them out. */
public interface KeptAnswers {

  /** Unavailable where the store that nodes share does not answer. */
  Mono<Stock> stock(OrganizationId organization);

  /**
   * Takes entries out, on every node, and writes an audit entry; how many there were. Forbidden to
   * those who may not change anything; InvalidInput for an empty or overlong word; Unavailable
   * where the store that nodes share does not answer, so that some may be left.
   */
  Mono<Long> purge(Actor actor, Purge what);

  /**
   * What is kept between nodes.
   *
   * @param bytes roughly, as they are stored: packed and sealed
   */
  record Stock(long entries, long bytes) {}

  /** What is to be taken out. */
  sealed interface Purge {

    record All() implements Purge {}

    record Tag(String tag) implements Purge {}

    /**
     * @param entry its id, as logs and answers tell it
     */
    record Key(String entry) implements Purge {}

    /** As sent to a provider. */
    record Model(String model) implements Purge {}

    /** Whose answers it was that were kept. */
    record Config(String name) implements Purge {}
  }
}
