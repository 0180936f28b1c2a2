package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the form of a connection. */
final class ProviderForm {

  private ProviderForm() {}

  /**
   * @param keys stored now
   */
  static Draft draft(List<ProviderType> types, List<KeyName> keys, Submitted submitted) {
    return new Draft(
        submitted.text("type"),
        submitted.orNull("base_url"),
        keys(types, keys, submitted),
        policy(submitted),
        submitted.words("models"),
        prices(submitted),
        submitted.orNull("bills_on") == null,
        SettingFields.given(types, submitted));
  }

  private static KeyChange keys(
      List<ProviderType> types, List<KeyName> stored, Submitted submitted) {
    KeyChange.Exactly keys = KeyFields.change(stored, types, submitted);
    types.stream()
        .filter(type -> type.word().equals(submitted.text("type")) && type.needsKey())
        .findFirst()
        .filter(_ -> keys.entries().isEmpty() && submitted.orNull("own_keys") == null)
        .ifPresent(ProviderForm::refuseKeyless);
    return keys;
  }

  private static void refuseKeyless(ProviderType type) {
    String needed = type.secretFields().size() == 1 ? "an API key" : "a credential, or an API key";
    throw InvalidInput.at(
        "/api_keys", "This type needs " + needed + ", unless callers bring their own.");
  }

  private static DataPolicy policy(Submitted submitted) {
    boolean zdr = submitted.orNull("zdr") != null;
    boolean noTraining = submitted.orNull("no_training") != null;
    return new DataPolicy(zdr, noTraining, submitted.orNull("region"));
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
