package io.turnpike.tenants.connections;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.ProviderConnections.Draft;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.input.Slug;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A draft without mistakes, as far as they can be seen without what is stored. */
record CheckedDraft(
    String name,
    ConnectionType type,
    Endpoint endpoint,
    @Nullable Secret apiKey,
    Map<String, ModelPrice> prices) {

  private static final int LONGEST_KEY = 8_000;
  private static final int MOST_PRICES = 500;
  private static final int LONGEST_MODEL = 200;

  /** A dollar a token: a slip of the unit, not a price. */
  private static final long DEAREST_NANO_USD = 1_000_000_000L;

  static CheckedDraft of(String name, Draft draft) {
    Mistakes mistakes = new Mistakes();
    if (!Slug.fits(name)) {
      mistakes.slug("/name", name);
    }
    ConnectionType type = ConnectionType.of(draft.type(), mistakes);
    Endpoint endpoint = endpoint(type, draft.baseUrl(), mistakes);
    checkKey(draft.apiKey(), mistakes);
    checkPrices(draft.prices(), mistakes);
    mistakes.refuse();
    return new CheckedDraft(
        name,
        Objects.requireNonNull(type),
        Objects.requireNonNull(endpoint),
        draft.apiKey(),
        Map.copyOf(draft.prices()));
  }

  private static @Nullable Endpoint endpoint(
      @Nullable ConnectionType type, @Nullable String given, Mistakes mistakes) {
    if (given != null && !given.isBlank()) {
      return Endpoint.of(given.strip(), mistakes);
    }
    if (type != null && type.endpoint() == null) {
      mistakes.add("/base_url", "This type needs one, for example http://localhost:11434/v1.");
    }
    return type == null ? null : type.endpoint();
  }

  private static void checkKey(@Nullable Secret apiKey, Mistakes mistakes) {
    if (apiKey != null) {
      checkKey(apiKey.reveal(), mistakes);
    }
  }

  private static void checkKey(String key, Mistakes mistakes) {
    if (key.isEmpty()) {
      mistakes.add("/api_key", "The key is empty. Leave it out to keep the stored one.");
    } else if (!key.equals(key.strip())) {
      mistakes.add("/api_key", "The key begins or ends with a space or line break; remove it.");
    } else if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      mistakes.add("/api_key", "The key contains characters that cannot be sent in a header.");
    } else if (key.length() > LONGEST_KEY) {
      mistakes.add("/api_key", "A key has at most " + LONGEST_KEY + " characters.");
    }
  }

  private static void checkPrices(Map<String, ModelPrice> prices, Mistakes mistakes) {
    if (prices.size() > MOST_PRICES) {
      mistakes.add("/prices", "At most " + MOST_PRICES + " prices.");
    }
    prices.forEach((model, price) -> checkPrice(model, price, mistakes));
  }

  private static void checkPrice(String model, ModelPrice price, Mistakes mistakes) {
    String pointer = "/prices/" + model.replace("~", "~0").replace("/", "~1");
    if (model.isBlank() || model.length() > LONGEST_MODEL) {
      mistakes.add("/prices", "Model names have 1 to " + LONGEST_MODEL + " characters.");
      return;
    }
    mistakes.printable("/prices", model);
    if (!isPrice(price.inputNanoUsd()) || !isPrice(price.outputNanoUsd())) {
      mistakes.add(pointer, "Prices go from 0 to 1 USD per token.");
    }
  }

  private static boolean isPrice(long nanoUsd) {
    return nanoUsd >= 0 && nanoUsd <= DEAREST_NANO_USD;
  }
}
