package io.turnpike.routing.cache.meaning;

import reactor.core.publisher.Mono;

/** Whether two answers say the same. */
public interface AnswerComparison {

  /**
   * @param one text of an answer, without its envelope
   * @param embedder that is asked where the texts are not alike as they stand
   */
  Mono<Boolean> alike(String one, String other, Embedder embedder);
}
