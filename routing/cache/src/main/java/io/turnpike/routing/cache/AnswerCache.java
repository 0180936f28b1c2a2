package io.turnpike.routing.cache;

import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Whole, successful answers, by the request that led to them. A store that is away is a miss. */
public interface AnswerCache {

  /**
   * Empty for none; within 50 ms, and never fails. Already completed where this node has it in
   * memory.
   *
   * @param maxAge an older one is none
   */
  Mono<Entry> find(EntryKey key, Duration maxAge);

  /**
   * Keeps an answer, off the path of the request: what is too large, or comes while too many wait,
   * is dropped and counted.
   */
  void keep(EntryKey key, Entry entry, Duration maxAge);

  /**
   * Whether this node is the one to make the answer, until it is kept or given up, and for so long
   * at most. True where the store is away.
   */
  Mono<Boolean> claim(EntryKey key, Duration atMost);

  /** What another node makes; empty when it gave up, or takes longer than this. */
  Mono<Entry> await(EntryKey key, Duration atMost);

  /** No answer comes of a claim. */
  void giveUp(EntryKey key);

  /** Takes entries out, on every node; how many there were. */
  Mono<Long> purge(OrganizationId organization, Purge what);

  /** The same store for answers that must not leave this node's memory. */
  AnswerCache inMemory();

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

    record Config(String name) implements Purge {}
  }
}
