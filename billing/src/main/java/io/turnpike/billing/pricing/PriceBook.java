package io.turnpike.billing.pricing;

import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.usage.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.ProviderConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prices calls: what the tenant says of its own models first, else the catalogue's price of that
 * day. Called on event loops; two small objects per call.
 */
@Component
final class PriceBook implements UsagePricing {

  private final Tariffs tariffs;

  PriceBook(Tariffs tariffs) {
    this.tariffs = tariffs;
  }

  @Override
  public @Nullable Cost price(
      ProviderConnection connection, String model, TokenUsage usage, Instant at) {
    Tariff tariff = tariffs.find(connection, model, at);
    return tariff == null ? null : tariff.price(usage);
  }
}
