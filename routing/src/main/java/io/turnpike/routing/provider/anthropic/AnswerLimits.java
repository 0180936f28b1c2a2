package io.turnpike.routing.provider.anthropic;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;

/** How long an answer may become when the client does not say; the provider insists on a number. */
record AnswerLimits(ModelCatalog catalog, String type) {

  /** What every model of this vendor can write. */
  private static final long OTHERWISE = 4096;

  long of(String model) {
    ModelCard card = catalog.find(type, model);
    return card == null || card.maxOutputTokens() <= 0 ? OTHERWISE : card.maxOutputTokens();
  }
}
