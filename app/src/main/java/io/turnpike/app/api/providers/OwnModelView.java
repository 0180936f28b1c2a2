package io.turnpike.app.api.providers;

import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a model.
 *
 * @param contextTokens 0 where nothing is said
 * @param maxOutputTokens 0 where nothing is said
 * @param price null where the list's counts
 */
record OwnModelView(
    String connection,
    String model,
    String title,
    long contextTokens,
    long maxOutputTokens,
    List<String> capabilities,
    List<String> lacks,
    ProviderView.@Nullable Price price) {

  private static final OwnModel NOTHING = new OwnModel("", 0, 0, List.of(), List.of());

  static OwnModelView of(ProviderConnection connection, String model) {
    OwnModel said = connection.ownModels().getOrDefault(model, NOTHING);
    ModelPrice price = connection.prices().get(model);
    return new OwnModelView(
        connection.name(),
        model,
        said.title().isEmpty() ? model : said.title(),
        said.contextTokens(),
        said.maxOutputTokens(),
        said.capabilities(),
        said.lacks(),
        price == null ? null : ProviderView.Price.of(price));
  }
}
