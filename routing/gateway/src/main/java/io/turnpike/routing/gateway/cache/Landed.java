package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.meaning.Likeness.Same;
import io.turnpike.routing.gateway.call.Answer;
import org.jspecify.annotations.Nullable;

/** What came of a flight, for all who wait for it. */
sealed interface Landed {

  /** It had been kept already, or another node has made it meanwhile. */
  record Found(Entry entry) implements Landed {}

  /** It was kept for a question that means the same. */
  record Alike(Entry entry, Same same) implements Landed {}

  /**
   * It is made for the one who leads.
   *
   * @param answer as the leader's provider gave it; frames are not to be read from it
   * @param recording of its frames; null for a whole one
   */
  record Made(Answer answer, @Nullable Recording recording) implements Landed {}
}
