package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.admission.PriceCeilings;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prices calls: what the tenant says of its own models first, else the catalogue's price of that
 * day; and finds the same tariff later by the version stored with the cost. The version of a
 * tenant's own price holds its figures, so that a bill can be read line by line for ever, whatever
 * became of the connection. Called on event loops; two small objects per call.
 */
@Component
final class PriceBook implements UsagePricing, PriceCeilings {

  private final ModelCatalog catalog;
  private final Map<String, DatedPrice> catalogued;

  /** Rows that are stored together mostly have one price. */
  private volatile @Nullable Tariff lastNamed;

  PriceBook(ModelCatalog catalog) {
    this.catalog = catalog;
    this.catalogued =
        catalog.all().stream()
            .flatMap(card -> card.prices().stream())
            .collect(Collectors.toMap(DatedPrice::version, price -> price, (one, _) -> one));
  }

  @Override
  public @Nullable Cost price(
      ProviderConnection connection, String model, TokenUsage usage, Instant at) {
    Tariff tariff = tariff(connection, model, at);
    return tariff == null ? null : tariff.price(usage);
  }

  @Override
  public @Nullable Rates dearest(
      ProviderConnection connection, String model, Asked asked, Instant at) {
    Tariff tariff = tariff(connection, model, at);
    return tariff == null ? null : tariff.dearest(asked);
  }

  private @Nullable Tariff tariff(ProviderConnection connection, String model, Instant at) {
    ModelPrice own = connection.prices().get(model);
    return own == null
        ? catalogued(connection.type(), model, at)
        : Tariff.of(OwnVersion.of(connection, model, own), own);
  }

  /** Null when this release no longer knows that version. */
  @Nullable Tariff named(String version) {
    Tariff last = lastNamed;
    if (last != null && last.version().equals(version)) {
      return last;
    }
    Tariff tariff = read(version);
    lastNamed = tariff;
    return tariff;
  }

  private @Nullable Tariff read(String version) {
    Tariff own = OwnVersion.tariff(version);
    DatedPrice price = own == null ? catalogued.get(version) : null;
    return price == null ? own : Tariff.of(price);
  }

  private @Nullable Tariff catalogued(String type, String model, Instant at) {
    ModelCard card = catalog.find(type, model);
    DatedPrice price = card == null ? null : validAt(card.prices(), at);
    return price == null ? null : Tariff.of(price);
  }

  private static @Nullable DatedPrice validAt(List<DatedPrice> oldestFirst, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    DatedPrice valid = null;
    for (DatedPrice price : oldestFirst) {
      valid = price.from().isAfter(day) ? valid : price;
    }
    return valid;
  }
}
