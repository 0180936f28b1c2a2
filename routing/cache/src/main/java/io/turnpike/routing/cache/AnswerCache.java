package io.turnpike.routing.cache;

import io.turnpike.routing.KeptAnswers.Purge;
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
   * The same and {@link #claim} in one round trip: where nothing is kept, whose turn it is to make
   * it. Within 50 ms, and never fails.
   *
   * @param atMost of a claim
   */
  Mono<Lookup> findOrClaim(EntryKey key, Duration maxAge, Duration atMost);

  /**
   * Keeps an answer, off the path of the request, and ends this node's claim: what is too large, or
   * comes while too many wait, is dropped and counted.
   */
  void keep(EntryKey key, Entry entry, Duration maxAge);

  /**
   * Whether this node is the one to make the answer, until it is kept or given up, and for so long
   * at most. True where the store is away.
   */
  Mono<Boolean> claim(EntryKey key, Duration atMost);

  /** What another node makes; empty when it gave up, or takes longer than this. */
  Mono<Entry> await(EntryKey key, Duration atMost);

  /** No answer comes of this node's claim. */
  void giveUp(EntryKey key);

  /**
   * Takes entries out, on every node; how many there were. Fails with Unavailable where the store
   * is away.
   */
  Mono<Long> purge(OrganizationId organization, Purge what);

  /** The same store for answers that must not leave this node's memory. */
  AnswerCache inMemory();

  /** What came of looking for an answer that this node would make. */
  sealed interface Lookup {

    record Hit(Entry entry) implements Lookup {}

    /** Nothing is kept; this node is the one to make it, see {@link #claim}. */
    record Ours() implements Lookup {}

    /** Nothing is kept yet; another node makes it, see {@link #await}. */
    record Theirs() implements Lookup {}
  }
}
