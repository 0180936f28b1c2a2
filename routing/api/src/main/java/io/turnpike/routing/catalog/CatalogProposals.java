package io.turnpike.routing.catalog;

import io.turnpike.routing.ModelCatalog.ModelCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator's own document of models and prices, which holds when it is approved. */
public interface CatalogProposals {

  /** What the document would change of the catalogue as it is now. Blocks while it is read. */
  Proposal read(byte[] document);

  /**
   * From now on the catalogue has what the document says. Throws IllegalArgumentException with a
   * sentence for one that cannot be used, and leaves what holds.
   */
  void apply(byte[] document);

  /** Where the document stands. */
  enum State {
    /** The operator has named none. */
    NONE,
    /** It cannot be had, or cannot be used; what held before stays. */
    BROKEN,
    /** It says something else than what holds. */
    PENDING,
    /** The catalogue has what it says. */
    APPLIED
  }

  /**
   * @param digest SHA-256 of the document in hexadecimal; null without one that can be used
   * @param fault what is wrong with it; null when nothing is
   * @param changes of the catalogue as it is now, by type and name
   */
  record Proposal(
      State state, @Nullable String digest, @Nullable String fault, List<Change> changes) {

    public static final Proposal NONE = new Proposal(State.NONE, null, null, List.of());

    public static Proposal broken(String fault) {
      return new Proposal(State.BROKEN, null, fault, List.of());
    }
  }

  /**
   * @param before null for a model that is new
   */
  record Change(@Nullable ModelCard before, ModelCard after) {

    /** Whether what it costs becomes different, in any kind of service. */
    public boolean isOfPrices() {
      return before == null
          ? !after.prices().isEmpty() || !after.specialPrices().isEmpty()
          : !before.prices().equals(after.prices())
              || !before.specialPrices().equals(after.specialPrices());
    }
  }
}
