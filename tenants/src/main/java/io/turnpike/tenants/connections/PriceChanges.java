package io.turnpike.tenants.connections;

import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the audit log says of prices that became other ones, in US dollars per million tokens. */
final class PriceChanges {

  private static final int MOST = 20;

  private PriceChanges() {}

  /**
   * For example {@code gpt-5: 1.25 / 10 -> 1 / 8}, one a model; empty when all are as they were.
   */
  static String of(Map<String, ModelPrice> before, Map<String, ModelPrice> after) {
    TreeSet<String> models = new TreeSet<>(before.keySet());
    models.addAll(after.keySet());
    models.removeIf(model -> Objects.equals(before.get(model), after.get(model)));
    List<String> lines = new ArrayList<>();
    models.stream()
        .limit(MOST)
        .forEach(it -> lines.add(it + ": " + text(before.get(it)) + " -> " + text(after.get(it))));
    if (models.size() > MOST) {
      lines.add("and " + (models.size() - MOST) + " more");
    }
    return String.join(", ", lines);
  }

  private static String text(@Nullable ModelPrice price) {
    return price == null ? "none" : usd(price.inputNanoUsd()) + " / " + usd(price.outputNanoUsd());
  }

  private static String usd(long nanoUsdPerToken) {
    return BigDecimal.valueOf(nanoUsdPerToken, 3).stripTrailingZeros().toPlainString();
  }
}
