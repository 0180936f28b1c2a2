package io.turnpike.app.api.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.GatewayKeys.KeyChange;
import io.turnpike.tenants.ProviderConnection.DataPolicy;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.ProviderConnections.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a client writes it. What is left out is not declared; of keys, it is kept.
 *
 * @param apiKey one key instead of all that are stored
 * @param apiKeys the whole set, stored ones by id
 * @param cancelStopsBilling true when it is left out
 * @param settings what the type asks for beyond that
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
    @Nullable Map<String, @Nullable String> settings) {

  /** Throws InvalidInput with all mistakes of form. */
  Draft draft() {
    List<Mistake> mistakes = new ArrayList<>();
    if (type == null) {
      mistakes.add(new Mistake("/type", "is required"));
    }
    KeyChange keys = keys(mistakes);
    DataPolicy policy = policy(mistakes);
    List<String> served = served(mistakes);
    Map<String, ModelPrice> priced = priced(mistakes);
    Map<String, String> set = set(mistakes);
    if (type == null || !mistakes.isEmpty()) {
      throw new InvalidInput(mistakes);
    }
    boolean stops = !Boolean.FALSE.equals(cancelStopsBilling);
    return new Draft(type, baseUrl, keys, policy, served, priced, stops, set);
  }

  private KeyChange keys(List<Mistake> mistakes) {
    if (apiKeys == null) {
      return apiKey == null ? new KeyChange.Keep() : new KeyChange.One(new Secret(apiKey));
    }
    if (apiKey != null) {
      mistakes.add(new Mistake("/api_key", "goes without \"api_keys\"; give one of the two"));
    }
    return new KeyChange.Exactly(ProviderKey.entries(apiKeys, mistakes));
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

  private Map<String, String> set(List<Mistake> mistakes) {
    Map<String, String> set = new TreeMap<>();
    if (settings != null) {
      settings.forEach(
          (name, value) -> {
            if (value == null) {
              mistakes.add(new Mistake("/settings", "must hold texts; leave out what is not set"));
            } else {
              set.put(name, value);
            }
          });
    }
    return set;
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
