package io.turnpike.routing.cache.meaning;

import io.turnpike.routing.cache.EntryKey;

/**
 * What a request asks: its last turn of the user, and beside it everything that must be exactly the
 * same for an answer to be shared.
 *
 * @param key by which its own answer is kept
 * @param partition digest of everything but the text: whose answers it may get, what the config
 *     changes, model, system text, tools, parameters, earlier turns, and the embedder's name; 64
 *     hexadecimal digits
 * @param text of the last turn
 * @param inMemory where nothing of it may be stored
 */
public record Question(EntryKey key, String partition, String text, boolean inMemory) {

  /** Questions are nobody's to print. */
  @Override
  public String toString() {
    return "Question[" + key.id() + "]";
  }
}
