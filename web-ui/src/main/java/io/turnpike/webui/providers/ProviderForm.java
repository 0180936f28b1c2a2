package io.turnpike.webui.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.ProviderConnections.Draft;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the form of a connection. */
final class ProviderForm {

  private ProviderForm() {}

  static Draft draft(Submitted submitted) {
    return new Draft(
        submitted.text("type"), submitted.orNull("base_url"), apiKey(submitted), prices(submitted));
  }

  /** An empty field keeps the key that is stored. */
  private static @Nullable Secret apiKey(Submitted submitted) {
    String typed = submitted.orNull("api_key");
    return typed == null ? null : new Secret(typed);
  }

  private static Map<String, ModelPrice> prices(Submitted submitted) {
    Map<String, ModelPrice> prices = new HashMap<>();
    for (PriceRow row : PriceRow.of(submitted)) {
      if (row.model().isEmpty()) {
        throw InvalidInput.at("/prices", "Each price needs the name of its model.");
      }
      prices.put(row.model(), row.price());
    }
    return Map.copyOf(prices);
  }
}
