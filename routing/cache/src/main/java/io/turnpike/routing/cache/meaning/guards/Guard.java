package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;

/**
 * Tells two questions apart by one kind of detail. Order makes no difference, a text agrees with
 * itself, and nothing here waits or fails.
 */
interface Guard {

  /** A word for people: what two texts do not agree in. */
  String reason();

  boolean agree(Text one, Text other);
}
