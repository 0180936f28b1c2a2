package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.tenants.providers.SecretFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A connection as a client writes it. What is left out is not declared; of secrets, it is kept.
 *
 * @param apiKey one key instead of all that are stored
 * @param apiKeys the whole set, stored ones by id
 * @param cancelStopsBilling true when it is left out
 * @param settings what the type asks for beyond that; each may stand among the others as well
 * @param others fields of the type: its secrets, and settings
 */
record ProviderForm(
    @Nullable String type,
    @Nullable String baseUrl,
    @Nullable String apiKey,
    @Nullable List<@Nullable ProviderKey> apiKeys,
    @Nullable String region,
    @Nullable Policy dataPolicy,
    @Nullable List<@Nullable String> models,
    @Nullable Map<String, ProviderView.Price> prices,
    @Nullable Boolean cancelStopsBilling,
    @Nullable Map<String, JsonNode> settings,
    @JsonAnySetter @Nullable Map<String, JsonNode> others) {

  private static final String REGION = "region";
  private static final List<String> KNOWN =
      List.of(
          "type",
          "base_url",
          "api_key",
          "api_keys",
          REGION,
          "data_policy",
          "models",
          "prices",
          "cancel_stops_billing",
          "settings");

  ProviderForm {
    others = others == null ? Map.of() : others;
  }

  /** Throws InvalidInput with all mistakes of form. */
  Draft draft(ProviderTypes types) {
    List<Mistake> mistakes = new ArrayList<>();
    if (type == null) {
      mistakes.add(new Mistake("/type", "is required"));
    }
    TypeFields fields = new TypeFields(type == null ? null : types.find(type), mistakes);
    fields.unknown(given(), KNOWN, "");
    KeyChange keys = keys(fields, mistakes);
    DataPolicy policy = policy(mistakes);
    List<String> served = served(mistakes);
    Map<String, ModelPrice> priced = priced(mistakes);
    Map<String, String> set = fields.settings(settings == null ? Map.of() : settings, typed());
    if (type == null || !mistakes.isEmpty()) {
      throw new InvalidInput(mistakes);
    }
    boolean stops = !Boolean.FALSE.equals(cancelStopsBilling);
    return new Draft(type, baseUrl, keys, policy, served, priced, stops, set);
  }

  /** With mistakes at the places where the fields were written. */
  InvalidInput placed(InvalidInput wrong) {
    return TypeFields.placed(wrong, typed(), settings != null);
  }

  private Map<String, JsonNode> given() {
    return others == null ? Map.of() : others;
  }

  /**
   * The same with the region, for types that have a setting of this name: where they are called is
   * where they work on data, unless the setting says something of its own.
   */
  private Map<String, JsonNode> typed() {
    if (region == null || settings != null && settings.containsKey(REGION)) {
      return given();
    }
    Map<String, JsonNode> typed = new TreeMap<>(given());
    typed.put(REGION, StringNode.valueOf(region));
    return typed;
  }

  private KeyChange keys(TypeFields fields, List<Mistake> mistakes) {
    SecretFields secrets = fields.secrets(apiKey, given(), "");
    if (apiKeys == null) {
      return secrets.names().isEmpty() ? new KeyChange.Keep() : new KeyChange.One(secrets);
    }
    secrets
        .names()
        .forEach(
            name ->
                mistakes.add(
                    new Mistake("/" + name, "goes without \"api_keys\"; give one of the two")));
    return new KeyChange.Exactly(ProviderKey.entries(apiKeys, fields, mistakes));
  }

  private DataPolicy policy(List<Mistake> mistakes) {
    boolean zdr = dataPolicy != null && Boolean.TRUE.equals(dataPolicy.zdr);
    String training = dataPolicy == null ? null : dataPolicy.training;
    if (training != null && !training.equals("none") && !training.equals("allowed")) {
      mistakes.add(new Mistake("/data_policy/training", "must be \"none\" or \"allowed\""));
    }
    return new DataPolicy(zdr, "none".equals(training), region);
  }

  private List<String> served(List<Mistake> mistakes) {
    if (models == null) {
      return List.of();
    }
    if (models.isEmpty()) {
      mistakes.add(
          new Mistake("/models", "would serve nothing; leave it out to serve every model"));
    }
    List<String> served = new ArrayList<>();
    for (String model : models) {
      if (model == null) {
        mistakes.add(new Mistake("/models/" + served.size(), "must be the name of a model"));
      }
      served.add(model == null ? "" : model);
    }
    return served;
  }

  private Map<String, ModelPrice> priced(List<Mistake> mistakes) {
    Map<String, ModelPrice> priced = new TreeMap<>();
    if (prices != null) {
      prices.forEach((model, price) -> add(model, price, priced, mistakes));
    }
    return priced;
  }

  private static void add(
      String model,
      ProviderView.Price price,
      Map<String, ModelPrice> priced,
      List<Mistake> mistakes) {
    try {
      priced.put(model, price.toModelPrice(model));
    } catch (InvalidInput wrong) {
      mistakes.addAll(wrong.mistakes());
    }
  }

  @Override
  public String toString() {
    return "ProviderForm[type=" + type + ", baseUrl=" + baseUrl + "]";
  }

  /**
   * @param training {@code none} or {@code allowed}
   */
  record Policy(@Nullable Boolean zdr, @Nullable String training) {

    static Policy of(DataPolicy policy) {
      return new Policy(policy.zdr(), policy.noTraining() ? "none" : "allowed");
    }
  }
}
