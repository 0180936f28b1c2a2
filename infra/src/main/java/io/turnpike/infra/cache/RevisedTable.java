package io.turnpike.infra.cache;

import io.turnpike.infra.cache.LastKnown.State;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A table whose rows belong to keys, and which counts the changes of each key's rows.
 *
 * @param <K> whose rows they are
 * @param <S> the rows of one key as they are stored
 * @param <V> what is kept in memory of them
 */
public interface RevisedTable<K, S, V> {

  /** Reads the rows of one key, the revision before them: at most it is too old. */
  Mono<State<S>> state(K key);

  /** The present revision of each of these, for a key without rows as well. */
  Flux<Revision<K>> revisions(List<K> keys);

  V compile(S stored);

  /** Of what is kept for one key, in the unit of the cache's bound. */
  int weight(V compiled);

  /** Which of the states of a key is the present one. */
  record Revision<K>(K key, long value) {}
}
