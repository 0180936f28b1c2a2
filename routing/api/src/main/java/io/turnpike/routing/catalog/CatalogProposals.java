package io.turnpike.routing.catalog;

import io.turnpike.routing.ModelCatalog.ModelCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator's own file of models and prices, which holds when it is approved. */
public interface CatalogProposals {

  /** Reads the file if it has changed. Blocks for as long as that takes. */
  Proposal read();

  /** From now on the catalogue has what was read under this digest; false for any other. */
  boolean apply(String digest);

  /** Where the file stands. */
  enum State {
    /** The operator has named none. */
    NONE,
    /** It cannot be used; what held before stays. */
    BROKEN,
    /** It says something else than what holds. */
    PENDING,
    /** The catalogue has what it says. */
    APPLIED
  }

  /**
   * @param digest SHA-256 of the file in hexadecimal; null without one that can be used
   * @param fault what is wrong with it; null when nothing is
   * @param changes of the catalogue as it is now, by type and name
   */
  record Proposal(
      State state, @Nullable String digest, @Nullable String fault, List<Change> changes) {}

  /**
   * @param before null for a model that is new
   */
  record Change(@Nullable ModelCard before, ModelCard after) {}
}
