package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of one connection.
 *
 * @param facts of the type that it has, or is to have
 * @param connection as stored; null while adding one
 * @param prices rows of the price table, with blank ones at the end to fill in
 * @param users who uses the connection, so that it cannot be deleted
 * @param isMended whether the base URL was just saved otherwise than it was given
 * @param check what came of one; null when none was made
 */
public record ProviderPage(
    TypeFacts facts,
    @Nullable ProviderConnection connection,
    Form form,
    KeyFields keys,
    List<PriceRow> prices,
    Users users,
    boolean isMended,
    @Nullable CheckNote check) {

  private static final String[] FIELDS = {
    "name", "type", "base_url", "api_key", "api_keys", "region", "models", "prices"
  };

  static ProviderPage adding(TypeFacts facts, Map<String, String> values) {
    return new ProviderPage(
        facts,
        null,
        Form.filled(facts.filled(values)),
        KeyFields.of(List.of()),
        PriceRow.padded(List.of()),
        Users.NONE,
        false,
        null);
  }

  static ProviderPage editing(
      List<ProviderType> types, TypeFacts facts, ProviderConnection connection, Users users) {
    Map<String, String> values = values(types, connection);
    values.put("type", facts.type().word());
    return new ProviderPage(
        facts,
        connection,
        Form.filled(values),
        KeyFields.of(connection.credentials()),
        PriceRow.padded(PriceRow.of(connection.prices())),
        users,
        false,
        null);
  }

  ProviderPage mended() {
    return new ProviderPage(facts, connection, form, keys, prices, users, true, check);
  }

  ProviderPage checked(CheckNote note) {
    return new ProviderPage(facts, connection, form, keys, prices, users, isMended, note);
  }

  static ProviderPage refused(
      List<ProviderType> types,
      TypeFacts facts,
      @Nullable ProviderConnection connection,
      Users users,
      Submitted submitted,
      Refusal refusal) {
    List<KeyName> keys = connection == null ? List.of() : connection.credentials();
    Refusal ofSecrets =
        SecretInputs.placed(types, submitted, KeyFields.count(keys, submitted), refusal);
    Refusal placed = SettingFields.placed(submitted, KeyFields.others(ofSecrets));
    return new ProviderPage(
        facts,
        connection,
        Form.refused(submitted, placed, fields(types)),
        KeyFields.refused(keys, submitted, ofSecrets),
        PriceRow.padded(PriceRow.of(submitted)),
        users,
        false,
        null);
  }

  public String title() {
    return connection == null ? "Add a provider" : "@" + connection.name();
  }

  public boolean builtIn() {
    return connection != null && connection.builtIn();
  }

  /** Whether what the form says of data is what the vendor says, and nobody's word yet. */
  public boolean isFilledIn() {
    return connection == null && !form.isRefused() && facts.published().source() != null;
  }

  private static String[] fields(List<ProviderType> types) {
    return Stream.of(
            Stream.of(FIELDS),
            SettingFields.names(types).stream(),
            SecretInputs.names(types).stream())
        .flatMap(names -> names)
        .toArray(String[]::new);
  }

  /** Empty where it follows from the settings, so that it goes on to when these change. */
  private static String address(List<ProviderType> types, ProviderConnection connection) {
    String url = connection.baseUrl().toString();
    return types.stream()
            .filter(type -> type.word().equals(connection.type()))
            .map(ProviderType::derived)
            .filter(Objects::nonNull)
            .anyMatch(rule -> url.equals(rule.of(connection.settings())))
        ? ""
        : url;
  }

  private static Map<String, String> values(
      List<ProviderType> types, ProviderConnection connection) {
    DataPolicy policy = connection.dataPolicy();
    Map<String, String> values = new HashMap<>(SettingFields.values(types, connection));
    values.put("name", connection.name());
    values.put("type", connection.type());
    values.put("base_url", address(types, connection));
    values.put("zdr", policy.zdr() ? "on" : "");
    values.put("no_training", policy.noTraining() ? "on" : "");
    values.put("region", policy.region() == null ? "" : policy.region());
    values.put("bills_on", connection.cancelStopsBilling() ? "" : "on");
    values.put("own_keys", connection.hasSecret() ? "" : "on");
    values.put("models", String.join("\n", connection.models()));
    return values;
  }
}
