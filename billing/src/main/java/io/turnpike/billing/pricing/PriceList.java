package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The catalogue's prices as tariffs: which of them holds for a call, and which may. */
final class PriceList {

  private final ModelCatalog catalog;

  /** Made when first asked for; a version never means two prices. */
  private final Map<String, Tariff> byVersion = new ConcurrentHashMap<>();

  PriceList(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  /** Null when the catalogue does not know that version, and did not while this node runs. */
  @Nullable Tariff named(String version) {
    Tariff known = byVersion.get(version);
    DatedPrice price = known == null ? catalog.priced(version) : null;
    return price == null ? known : tariff(price);
  }

  /**
   * Null when the model has no price, or none for that kind of service.
   *
   * @param tier null for the usual service
   * @param tokens all that was read
   */
  @Nullable Tariff of(String type, String model, @Nullable String tier, long tokens, Instant at) {
    ModelCard card = catalog.find(type, model);
    DatedPrice base = card == null ? null : valid(card, day(at), is(tier, 0));
    if (card == null || base == null) {
      return null;
    }
    DatedPrice step = step(card, base, tokens);
    return tariff(step == null ? base : step);
  }

  /**
   * Each of which may hold for a call, the usual service included; empty for a model without a
   * price.
   *
   * @param tier null for all
   * @param mostTokens at most read
   */
  List<Tariff> possible(
      String type, String model, @Nullable String tier, long mostTokens, Instant at) {
    ModelCard card = catalog.find(type, model);
    DatedPrice usual = card == null ? null : valid(card, day(at), is(null, 0));
    if (card == null || usual == null) {
      return List.of();
    }
    List<Tariff> possible = new ArrayList<>(4);
    possible.add(tariff(usual));
    for (DatedPrice special : card.specialPrices()) {
      if (special.from().equals(usual.from())
          && special.contextOver() < mostTokens
          && (tier == null || special.tier() == null || tier.equals(special.tier()))) {
        possible.add(tariff(special));
      }
    }
    return possible;
  }

  /**
   * The dearest fee for a request as such, by the size of its search; 0 where there is none.
   * Whether it comes to that, only the answer says.
   */
  long requestFee(String type, String model, Instant at) {
    ModelCard card = catalog.find(type, model);
    DatedPrice usual = card == null ? null : valid(card, day(at), is(null, 0));
    long dearest = 0;
    if (card != null && usual != null && usual.webSearchNanoUsd() == null) {
      for (DatedPrice special : card.specialPrices()) {
        Long fee = special.from().equals(usual.from()) ? special.webSearchNanoUsd() : null;
        dearest = fee == null ? dearest : Math.max(dearest, fee);
      }
    }
    return dearest;
  }

  /** The same list as long as the catalogue is the same. */
  List<ModelCard> cards() {
    return catalog.all();
  }

  /** All that are valid on a day, of one type of connections or, for null, of all. */
  List<DatedPrice> validOn(LocalDate day, @Nullable String type) {
    List<ModelCard> cards = type == null ? catalog.all() : catalog.models(type);
    List<DatedPrice> valid = new ArrayList<>();
    for (ModelCard card : cards) {
      DatedPrice usual = valid(card, day, is(null, 0));
      if (usual != null) {
        valid.add(usual);
        card.specialPrices().stream()
            .filter(special -> special.from().equals(usual.from()))
            .forEach(valid::add);
      }
    }
    return valid;
  }

  /** Whether some model of a type of connections is paid by the search, on whatever day. */
  boolean isPaidBySearch(String type) {
    for (ModelCard card : catalog.models(type)) {
      for (DatedPrice price : card.prices()) {
        if (price.searchUnitNanoUsd() != null) {
          return true;
        }
      }
    }
    return false;
  }

  Tariff tariff(DatedPrice price) {
    Tariff known = byVersion.get(price.version());
    return known == null
        ? byVersion.computeIfAbsent(price.version(), _ -> Tariff.of(price))
        : known;
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The newest of its kind that holds by then. */
  private static @Nullable DatedPrice valid(
      ModelCard card, LocalDate day, Predicate<DatedPrice> kind) {
    DatedPrice usual = newest(card.prices(), day, kind);
    return usual == null ? newest(card.specialPrices(), day, kind) : usual;
  }

  private static @Nullable DatedPrice newest(
      List<DatedPrice> oldestFirst, LocalDate day, Predicate<DatedPrice> kind) {
    DatedPrice newest = null;
    for (DatedPrice price : oldestFirst) {
      newest = kind.test(price) && !price.from().isAfter(day) ? price : newest;
    }
    return newest;
  }

  /** Of the same day and kind, for as many tokens; null where that makes no difference. */
  private static @Nullable DatedPrice step(ModelCard card, DatedPrice base, long tokens) {
    DatedPrice highest = null;
    for (DatedPrice price : card.specialPrices()) {
      boolean reached =
          price.contextOver() > 0
              && price.contextOver() < tokens
              && price.from().equals(base.from())
              && Objects.equals(price.tier(), base.tier());
      highest =
          reached && (highest == null || highest.contextOver() < price.contextOver())
              ? price
              : highest;
    }
    return highest;
  }

  private static Predicate<DatedPrice> is(@Nullable String tier, long over) {
    return price -> Objects.equals(price.tier(), tier) && price.contextOver() == over;
  }
}
