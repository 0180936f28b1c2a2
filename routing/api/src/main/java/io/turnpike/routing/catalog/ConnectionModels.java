package io.turnpike.routing.catalog;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as it is for one connection: what its organization says of a model goes first. A
 * connection of which nothing is said costs one look into an empty map.
 */
public final class ConnectionModels {

  private ConnectionModels() {}

  /** Null when nobody knows the model. */
  public static @Nullable ModelCard find(
      ModelCatalog catalog, ProviderConnection connection, String model) {
    ModelCard listed = catalog.find(connection.type(), model);
    OwnModel own = connection.ownModels().get(model);
    return own == null ? listed : card(connection.type(), model, own, listed);
  }

  /** All of its type, and those that only it has. */
  public static List<ModelCard> of(ModelCatalog catalog, ProviderConnection connection) {
    List<ModelCard> listed = catalog.models(connection.type());
    return connection.ownModels().isEmpty() ? listed : over(listed, connection);
  }

  private static List<ModelCard> over(List<ModelCard> listed, ProviderConnection connection) {
    Map<String, ModelCard> cards = new LinkedHashMap<>();
    listed.forEach(card -> cards.put(card.model(), card));
    connection
        .ownModels()
        .forEach(
            (model, own) ->
                cards.put(model, card(connection.type(), model, own, cards.get(model))));
    return List.copyOf(cards.values());
  }

  /** What is not said stays as the catalogue has it, its list prices above all. */
  static ModelCard card(String type, String model, OwnModel own, @Nullable ModelCard listed) {
    ModelCard known =
        listed == null
            ? new ModelCard(type, model, model, 0, 0, List.of(), List.of(), List.of())
            : listed;
    boolean abilities = !own.capabilities().isEmpty() || !own.lacks().isEmpty();
    return new ModelCard(
        type,
        known.model(),
        own.title(),
        own.contextTokens() == 0 ? known.contextTokens() : own.contextTokens(),
        own.maxOutputTokens() == 0 ? known.maxOutputTokens() : own.maxOutputTokens(),
        abilities ? own.capabilities() : known.capabilities(),
        abilities ? own.lacks() : known.lacks(),
        known.prices(),
        known.specialPrices(),
        known.facts());
  }
}
