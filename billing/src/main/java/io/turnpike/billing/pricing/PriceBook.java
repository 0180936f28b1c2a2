package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.admission.PriceCeilings;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
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
  public boolean isPriced(
      ProviderConnection connection, String model, TokenUsage kinds, Instant at) {
    ModelPrice own = connection.prices().get(model);
    Tariff known =
        own == null
            ? list.of(connection.type(), model, null, 0, at)
            : own(connection, model, own, list.of(connection.type(), model, null, 0, at), null);
    return known != null && covers(known, connection, model, kinds);
  }

  /**
   * A rerank is paid by the search where its provider's are, and by the token elsewhere. A tenant
   * names no price for pictures that are made: it is the one of what is written.
   */
  private boolean covers(
      Tariff tariff, ProviderConnection connection, String model, TokenUsage kinds) {
    if (kinds.searchUnits() > 0) {
      UsageClass paid =
          list.isPaidBySearch(connection.type()) ? UsageClass.SEARCH_UNIT : UsageClass.INPUT;
      return tariff.rate(paid) >= 0;
    }
    boolean own = connection.prices().containsKey(model);
    return own && kinds.imageOutput() > 0 || tariff.price(kinds) != null;
  }

  @Override
  public @Nullable Rates dearest(
      ProviderConnection connection, String model, Asked asked, Instant at) {
    Tariff known = known(connection, model, asked, at);
    Rates rates = known == null ? null : known.dearest(asked);
    if (known != null && rates != null && covers(known, connection, model, asked.charged())) {
      return rates.with(list.requestFee(connection.type(), model, at));
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
      return own(connection, model, own, list.of(connection.type(), model, null, 0, at), null);
    }
    List<Tariff> possible =
        list.possible(connection.type(), model, kindOf(asked.tier()), asked.inputTokens(), at);
    return possible.isEmpty() ? null : Tariff.dearest("", possible);
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
    Tariff known = listed == null ? own : listed;
    Tariff told = known == null ? RequestFee.named(version, list) : known;
    return told == null ? ceilings.named(version) : told;
  }

  private @Nullable Tariff own(ProviderConnection connection, Used used, Instant at) {
    if (connection.prices().isEmpty()) {
      return null;
    }
    String answering = used.answered().model();
    String kind = used.answered().tier();
    ModelPrice own = answering == null ? null : connection.prices().get(answering);
    if (answering != null && own != null) {
      return own(connection, answering, own, fees(connection, answering, used, at), kind);
    }
    ModelPrice asked = connection.prices().get(used.model());
    return asked == null
        ? null
        : own(connection, used.model(), asked, fees(connection, used.model(), used, at), kind);
  }

  /** Null where none are to be paid; the kind of service may have one of its own. */
  private @Nullable Tariff fees(
      ProviderConnection connection, String model, Used used, Instant at) {
    TokenUsage usage = used.usage();
    if (usage.webSearches() + usage.fileSearches() + usage.searchUnits() == 0) {
      return null;
    }
    Tariff kind = list.of(connection.type(), model, used.answered().tier(), 0, at);
    return kind == null ? list.of(connection.type(), model, null, 0, at) : kind;
  }

  /**
   * A tenant names no fees for tools and searches; what the answer tells, and the catalogue's, hold
   * beside its prices. A fee that nobody knows is none: the tokens are to be paid all the same.
   */
  private static Tariff own(
      ProviderConnection connection,
      String model,
      ModelPrice own,
      @Nullable Tariff listed,
      @Nullable String kind) {
    long told = RequestFee.of(kind);
    long usual = listed == null ? Tariff.UNKNOWN : listed.rate(UsageClass.WEB_SEARCH);
    long web = told > 0 ? told : Math.max(usual, told);
    long file = listed == null ? Tariff.UNKNOWN : listed.rate(UsageClass.FILE_SEARCH);
    long search = listed == null ? Tariff.UNKNOWN : listed.rate(UsageClass.SEARCH_UNIT);
    String version = OwnVersion.of(connection, model, own, web, file, search);
    return Tariff.of(version, own, web, file, search);
  }

  private @Nullable Tariff catalogued(String type, Used used, Instant at) {
    String answering = used.answered().model();
    String tier = used.answered().tier();
    Tariff tariff = answering == null ? null : listed(type, answering, tier, used, at);
    tariff = tariff == null ? listed(type, used.model(), tier, used, at) : tariff;
    tariff = tariff == null && answering != null ? told(type, answering, used, at) : tariff;
    return tariff == null ? told(type, used.model(), used, at) : tariff;
  }

  private @Nullable Tariff listed(
      String type, String model, @Nullable String tier, Used used, Instant at) {
    return list.of(type, model, tier, used.usage().totalInput(), at);
  }

  /** The usual price beside a fee that the provider tells and nobody lists. */
  private @Nullable Tariff told(String type, String model, Used used, Instant at) {
    long fee = RequestFee.of(used.answered().tier());
    boolean told = fee > 0 || fee == 0 && used.unpriced() != Unpriced.CEILING;
    Tariff usual = told ? listed(type, model, null, used, at) : null;
    return usual == null ? null : RequestFee.beside(usual, fee);
  }

  private @Nullable Cost ceiling(String type, Used used, Instant at) {
    Tariff ceiling = ceilings.of(type, at);
    return ceiling == null ? null : ceiling.price(used.usage());
  }
}
