package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.DataPolicy;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.KeyName;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of one connection.
 *
 * @param connection as stored; null while adding one
 * @param prices rows of the price table, with blank ones at the end to fill in
 * @param users who uses the connection, so that it cannot be deleted
 */
public record ProviderPage(
    @Nullable ProviderConnection connection,
    Form form,
    KeyFields keys,
    List<PriceRow> prices,
    Users users) {

  private static final String[] FIELDS = {
    "name", "type", "base_url", "api_key", "api_keys", "region", "models", "prices"
  };

  static ProviderPage adding() {
    Form form = Form.filled(Map.of("type", "openai"));
    return new ProviderPage(
        null, form, KeyFields.of(List.of()), PriceRow.padded(List.of()), Users.NONE);
  }

  static ProviderPage editing(ProviderConnection connection, Users users) {
    return new ProviderPage(
        connection,
        Form.filled(values(connection)),
        KeyFields.of(connection.credentials()),
        PriceRow.padded(PriceRow.of(connection.prices())),
        users);
  }

  static ProviderPage refused(
      @Nullable ProviderConnection connection, Users users, Submitted submitted, Refusal refusal) {
    List<KeyName> keys = connection == null ? List.of() : connection.credentials();
    return new ProviderPage(
        connection,
        Form.refused(submitted, KeyFields.others(refusal), FIELDS),
        KeyFields.refused(keys, submitted, refusal),
        PriceRow.padded(PriceRow.of(submitted)),
        users);
  }

  public String title() {
    return connection == null ? "Add a provider" : "@" + connection.name();
  }

  public boolean builtIn() {
    return connection != null && connection.builtIn();
  }

  private static Map<String, String> values(ProviderConnection connection) {
    DataPolicy policy = connection.dataPolicy();
    Map<String, String> values = new HashMap<>();
    values.put("name", connection.name());
    values.put("type", connection.type());
    values.put("base_url", connection.baseUrl().toString());
    values.put("zdr", policy.zdr() ? "on" : "");
    values.put("no_training", policy.noTraining() ? "on" : "");
    values.put("region", policy.region() == null ? "" : policy.region());
    values.put("bills_on", connection.cancelStopsBilling() ? "" : "on");
    values.put("models", String.join("\n", connection.models()));
    return values;
  }
}
