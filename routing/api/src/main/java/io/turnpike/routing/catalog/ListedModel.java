package io.turnpike.routing.catalog;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as an organization sees it.
 *
 * @param connections that may serve it; empty where none is of its type
 * @param rates what its tokens cost today; null when that is not known, or it is sold by the search
 * @param inCatalog false for one that only a connection names
 */
public record ListedModel(
    ModelCard card,
    List<ProviderConnection> connections,
    @Nullable Rates rates,
    boolean inCatalog) {

  /**
   * Nano-USD per token in the usual service, which are milli-USD per million.
   *
   * @param own whether the organization says so itself, for its first connection that has a price
   */
  public record Rates(long input, long output, boolean own) {}

  static ListedModel of(
      ModelCard card, List<ProviderConnection> connections, LocalDate day, boolean inCatalog) {
    return new ListedModel(card, connections, rates(card, connections, day), inCatalog);
  }

  /** By which it is found again: no two have the same. */
  public String key() {
    return card.type() + " " + card.model();
  }

  public boolean isConnected() {
    return !connections.isEmpty();
  }

  private static @Nullable Rates rates(
      ModelCard card, List<ProviderConnection> connections, LocalDate day) {
    for (ProviderConnection connection : connections) {
      ModelPrice own = connection.prices().get(card.model());
      if (own != null) {
        return new Rates(own.inputNanoUsd(), own.outputNanoUsd(), true);
      }
    }
    DatedPrice listed = card.priceOn(day);
    return listed == null || listed.soldBySearch()
        ? null
        : new Rates(listed.inputNanoUsd(), listed.outputNanoUsd(), false);
  }
}
