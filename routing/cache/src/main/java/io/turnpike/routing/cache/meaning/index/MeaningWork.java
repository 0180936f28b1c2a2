package io.turnpike.routing.cache.meaning.index;

import io.turnpike.routing.cache.meaning.acceptance.Label;

/** What is to be done in Postgres, off the path of requests. */
sealed interface MeaningWork {

  Place place();

  record Keep(Place place, KeptQuestion question) implements MeaningWork {}

  record Learn(Place place, Label label, Questions of) implements MeaningWork {}

  /**
   * @param then is run when it was read
   */
  record Read(Place place, Questions into, Runnable then) implements MeaningWork {}
}
