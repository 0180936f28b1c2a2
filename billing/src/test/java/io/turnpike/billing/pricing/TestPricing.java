package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.UsagePricing;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Two models with prices, one of them dated twice, and the price book over them. */
public final class TestPricing {

  public static final ModelCatalog CATALOG =
      new FixedCatalog(
          card(
              "gpt-4o-mini",
              price("openai/gpt-4o-mini@2025-01-01", "2025-01-01", 200, 800, null, null),
              price("openai/gpt-4o-mini@2026-07-24", "2026-07-24", 150, 600, 75L, null)),
          card("o9", price("openai/o9@2026-07-24", "2026-07-24", 2_000, 8_000, 500L, 9_000L)),
          card("free-of-price"),
          new ModelCatalog.ModelCard(
              "openai",
              "stepped",
              "stepped",
              0,
              0,
              List.of(),
              List.of(),
              List.of(price("openai/stepped@2026-07-24", "2026-07-24", 10, 100, null, null)),
              List.of(
                  special("openai/stepped@2026-07-24#over-1000", 40, 400, null, 1_000),
                  special("openai/stepped@2026-07-24#flex", 5, 50, "flex", 0),
                  special("openai/stepped@2026-07-24#priority", 30, 300, "priority", 0))),
          card("ranker", price("openai/ranker@2026-07-24", 0, 0, 2_000_000L, null, 0)));

  private TestPricing() {}

  public static UsagePricing priceBook() {
    return new PriceBook(CATALOG);
  }

  public static CostLines costLines() {
    return new CostLines(new PriceBook(CATALOG));
  }

  public static ProviderConnection connection(Map<String, ModelPrice> prices) {
    return connection("openai", prices);
  }

  static ProviderConnection connection(String type, Map<String, ModelPrice> prices) {
    return new ProviderConnection(
        "acme",
        type,
        URI.create("http://localhost:1/v1"),
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        List.of(),
        prices,
        3,
        null);
  }

  private static ModelCatalog.ModelCard card(String model, ModelCatalog.DatedPrice... prices) {
    return new ModelCatalog.ModelCard(
        "openai", model, model, 0, 0, List.of(), List.of(), List.of(prices));
  }

  private static ModelCatalog.DatedPrice special(
      String version, long input, long output, String tier, long over) {
    return price(version, input, output, null, tier, over);
  }

  private static ModelCatalog.DatedPrice price(
      String version, long input, long output, Long search, String tier, long over) {
    return new ModelCatalog.DatedPrice(
        version,
        LocalDate.parse("2026-07-24"),
        "a price list",
        input,
        output,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        search,
        tier,
        over);
  }

  private static ModelCatalog.DatedPrice price(
      String version, String from, long input, long output, Long cached, Long reasoning) {
    return new ModelCatalog.DatedPrice(
        version,
        LocalDate.parse(from),
        "a price list",
        input,
        output,
        cached,
        null,
        null,
        reasoning);
  }
}
