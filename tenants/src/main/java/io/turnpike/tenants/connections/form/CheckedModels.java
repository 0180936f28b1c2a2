package io.turnpike.tenants.connections.form;

import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What can be seen wrong with what is said about models: which ones, and what they cost. */
public final class CheckedModels {

  private static final int MOST = 500;
  private static final int LONGEST = 200;

  /** A dollar a token: a slip of the unit, not a price. */
  private static final long DEAREST_NANO_USD = 1_000_000_000L;

  private CheckedModels() {}

  public static void check(List<String> models, Mistakes mistakes) {
    if (models.size() > MOST) {
      mistakes.add("/models", "At most " + MOST + " models.");
    }
    Set<String> before = new HashSet<>();
    for (int i = 0; i < models.size(); i++) {
      String at = "/models/" + i;
      checkName(models.get(i), at, mistakes);
      if (!before.add(models.get(i))) {
        mistakes.add(at, "This model is in the list twice.");
      }
    }
  }

  public static void check(Map<String, ModelPrice> prices, Mistakes mistakes) {
    if (prices.size() > MOST) {
      mistakes.add("/prices", "At most " + MOST + " prices.");
    }
    prices.forEach((model, price) -> checkPrice(model, price, mistakes));
  }

  private static void checkPrice(String model, ModelPrice price, Mistakes mistakes) {
    String pointer = "/prices/" + model.replace("~", "~0").replace("/", "~1");
    checkName(model, "/prices", mistakes);
    if (!isPrice(price)) {
      mistakes.add(pointer, "Prices go from 0 to 1 USD per token.");
    }
  }

  static boolean isPrice(ModelPrice price) {
    return figures(price).allMatch(CheckedModels::isPrice);
  }

  private static Stream<Long> figures(ModelPrice price) {
    return Stream.of(
            price.inputNanoUsd(),
            price.outputNanoUsd(),
            price.cachedInputNanoUsd(),
            price.cacheWrite5mNanoUsd(),
            price.cacheWrite1hNanoUsd(),
            price.reasoningNanoUsd(),
            price.audioInputNanoUsd(),
            price.audioOutputNanoUsd(),
            price.imageNanoUsd())
        .filter(Objects::nonNull);
  }

  static void checkName(String model, String at, Mistakes mistakes) {
    if (model.isBlank() || !model.equals(model.strip()) || model.length() > LONGEST) {
      mistakes.add(
          at, "Model names have 1 to " + LONGEST + " characters, without spaces around them.");
    }
    mistakes.printable(at, model);
  }

  private static boolean isPrice(long nanoUsd) {
    return nanoUsd >= 0 && nanoUsd <= DEAREST_NANO_USD;
  }
}
