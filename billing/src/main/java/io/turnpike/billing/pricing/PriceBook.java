package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.admission.PriceCeilings;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.Unpriced;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prices calls: what the tenant says of its own models first, else the catalogue's price of that
 * day for the model that answered, else for the one that was asked; and finds the same tariff later
 * by the version stored with the cost. The version of a tenant's own price holds its figures, so
 * that a bill can be read line by line for ever, whatever became of the connection. Called on event
 * loops; two small objects per call.
 */
@Component
final class PriceBook implements UsagePricing, PriceCeilings {

  private final PriceList list;
  private final Ceilings ceilings;

  /** Rows that are stored together mostly have one price. */
  private volatile @Nullable Tariff lastNamed;

  PriceBook(ModelCatalog catalog) {
    this.list = new PriceList(catalog);
    this.ceilings = new Ceilings(list);
  }

  @Override
  public @Nullable Cost price(
      ProviderConnection connection, String model, TokenUsage usage, Instant at) {
    return price(connection, new Used(model, Answered.AS_ASKED, usage, Unpriced.ALLOW), at);
  }

  @Override
  public @Nullable Cost price(ProviderConnection connection, Used used, Instant at) {
    Tariff own = own(connection, used, at);
    Tariff tariff = own == null ? catalogued(connection.type(), used, at) : own;
    Cost cost = tariff == null ? null : tariff.price(used.usage());
    return cost == null && used.unpriced() == Unpriced.CEILING
        ? ceiling(connection.type(), used, at)
        : cost;
  }

  @Override
  public @Nullable Rates dearest(
      ProviderConnection connection, String model, Asked asked, Instant at) {
    Tariff known = known(connection, model, asked, at);
    if (known != null && !lacksSearch(known, connection.type(), asked)) {
      return known.dearest(asked);
    }
    Tariff ceiling =
        asked.unpriced() == Unpriced.CEILING ? ceilings.of(connection.type(), at) : null;
    if (ceiling == null) {
      return null;
    }
    return (known == null ? ceiling : Tariff.dearest("", List.of(known, ceiling))).dearest(asked);
  }

  private @Nullable Tariff known(
      ProviderConnection connection, String model, Asked asked, Instant at) {
    ModelPrice own = connection.prices().get(model);
    if (own != null) {
      return own(connection, model, own, true, at);
    }
    List<Tariff> possible =
        list.possible(connection.type(), model, kindOf(asked.tier()), asked.inputTokens(), at);
    return possible.isEmpty() ? null : Tariff.dearest("", possible);
  }

  /** Where rerankers are paid by the search, one without a fee for it has no known price. */
  private boolean lacksSearch(Tariff known, String type, Asked asked) {
    return asked.searches() && known.rate(UsageClass.SEARCH_UNIT) < 0 && list.isPaidBySearch(type);
  }

  /** Null where the provider chooses; empty for the usual service, and no other. */
  private static @Nullable String kindOf(@Nullable String tier) {
    if ("auto".equals(tier)) {
      return null;
    }
    return tier == null ? "" : Objects.requireNonNullElse(Answered.tierOf(tier), "");
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
    Tariff listed = list.named(version);
    Tariff own = listed == null ? OwnVersion.tariff(version) : null;
    return listed != null ? listed : own != null ? own : ceilings.named(version);
  }

  private @Nullable Tariff own(ProviderConnection connection, Used used, Instant at) {
    if (connection.prices().isEmpty()) {
      return null;
    }
    String answering = used.answered().model();
    ModelPrice own = answering == null ? null : connection.prices().get(answering);
    if (answering != null && own != null) {
      return own(connection, answering, own, hasFees(used.usage()), at);
    }
    ModelPrice asked = connection.prices().get(used.model());
    return asked == null ? null : own(connection, used.model(), asked, hasFees(used.usage()), at);
  }

  private static boolean hasFees(TokenUsage usage) {
    return usage.webSearches() + usage.fileSearches() + usage.searchUnits() > 0;
  }

  /** A tenant names no fees for tools and searches; the catalogue's hold beside its prices. */
  private Tariff own(
      ProviderConnection connection, String model, ModelPrice own, boolean fees, Instant at) {
    Tariff listed = fees ? list.of(connection.type(), model, null, 0, at) : null;
    long web = listed == null ? Tariff.UNKNOWN : listed.rate(UsageClass.WEB_SEARCH);
    long file = listed == null ? Tariff.UNKNOWN : listed.rate(UsageClass.FILE_SEARCH);
    long search = listed == null ? Tariff.UNKNOWN : listed.rate(UsageClass.SEARCH_UNIT);
    String version = OwnVersion.of(connection, model, own, web, file, search);
    return Tariff.of(version, own, web, file, search);
  }

  private @Nullable Tariff catalogued(String type, Used used, Instant at) {
    String answering = used.answered().model();
    Tariff tariff = answering == null ? null : catalogued(type, answering, used, at);
    return tariff == null ? catalogued(type, used.model(), used, at) : tariff;
  }

  private @Nullable Tariff catalogued(String type, String model, Used used, Instant at) {
    return list.of(type, model, used.answered().tier(), used.usage().totalInput(), at);
  }

  private @Nullable Cost ceiling(String type, Used used, Instant at) {
    Tariff ceiling = ceilings.of(type, at);
    return ceiling == null ? null : ceiling.price(used.usage());
  }
}
