package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the tariff of a call, and later the same tariff by the version stored with it. The version
 * of a tenant's own price holds its two figures, so that a bill can be read line by line for ever,
 * whatever became of the connection.
 */
@Component
final class Tariffs {

  private static final Pattern OWN = Pattern.compile("@own-r\\d+:(\\d{1,18}),(\\d{1,18})$");

  private final ModelCatalog catalog;
  private final Map<String, DatedPrice> catalogued;

  Tariffs(ModelCatalog catalog) {
    this.catalog = catalog;
    this.catalogued =
        catalog.all().stream()
            .flatMap(card -> card.prices().stream())
            .collect(Collectors.toMap(DatedPrice::version, price -> price, (one, _) -> one));
  }

  /** Null when no price is known. */
  @Nullable Tariff find(ProviderConnection connection, String model, Instant at) {
    ModelPrice own = connection.prices().get(model);
    return own == null
        ? catalogued(connection.type(), model, at)
        : Tariff.of(ownVersion(connection, model, own), own);
  }

  /** Null when this release no longer knows that version. */
  @Nullable Tariff named(String version) {
    Matcher own = OWN.matcher(version);
    if (own.find()) {
      return Tariff.of(
          version, new ModelPrice(Long.parseLong(own.group(1)), Long.parseLong(own.group(2))));
    }
    DatedPrice price = catalogued.get(version);
    return price == null ? null : Tariff.of(price);
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

  private static String ownVersion(ProviderConnection connection, String model, ModelPrice price) {
    return connection.name()
        + "/"
        + model
        + "@own-r"
        + connection.revision()
        + ":"
        + price.inputNanoUsd()
        + ","
        + price.outputNanoUsd();
  }
}
