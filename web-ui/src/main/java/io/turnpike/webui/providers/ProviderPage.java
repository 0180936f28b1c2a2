package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of one connection.
 *
 * @param connection as stored; null while adding one
 * @param prices rows of the price table, with blank ones at the end to fill in
 */
public record ProviderPage(
    @Nullable ProviderConnection connection, Form form, List<PriceRow> prices) {

  private static final String[] FIELDS = {"name", "type", "base_url", "api_key", "prices"};

  static ProviderPage adding() {
    Form form = Form.filled(Map.of("type", "openai"));
    return new ProviderPage(null, form, PriceRow.padded(List.of()));
  }

  static ProviderPage editing(ProviderConnection connection) {
    Form form =
        Form.filled(
            Map.of(
                "name", connection.name(),
                "type", connection.type(),
                "base_url", connection.baseUrl().toString()));
    return new ProviderPage(connection, form, PriceRow.padded(PriceRow.of(connection.prices())));
  }

  static ProviderPage refused(
      @Nullable ProviderConnection connection, Submitted submitted, Refusal refusal) {
    return new ProviderPage(
        connection,
        Form.refused(submitted, refusal, FIELDS),
        PriceRow.padded(PriceRow.of(submitted)));
  }

  public String title() {
    return connection == null ? "Add a provider" : "@" + connection.name();
  }

  public String apiKeyHint() {
    return hasSecret()
        ? "A key is stored. Leave empty to keep it; another host always needs its key again."
        : "Encrypted at once and never shown again. Leave empty if the provider wants none.";
  }

  public boolean builtIn() {
    return connection != null && connection.builtIn();
  }

  public boolean hasSecret() {
    return connection != null && connection.hasSecret();
  }
}
