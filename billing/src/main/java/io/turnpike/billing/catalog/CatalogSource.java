package io.turnpike.billing.catalog;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where the operator's document comes from. */
interface CatalogSource {

  /** Of an installation without one. */
  CatalogSource NONE = _ -> Mono.empty();

  int LARGEST = 32 << 20;

  /**
   * The document as it is known. Never fails; empty only where the operator has named none.
   *
   * @param anew whether to look at once, and not only when it is time to
   */
  Mono<Document> read(boolean anew);

  /**
   * @param bytes the same array for as long as it says the same; null when it cannot be had
   * @param fault why not, as a sentence
   */
  record Document(byte @Nullable [] bytes, @Nullable String fault) {

    static Document of(byte[] bytes) {
      return new Document(bytes, null);
    }

    static Document broken(String fault) {
      return new Document(null, fault);
    }
  }
}
