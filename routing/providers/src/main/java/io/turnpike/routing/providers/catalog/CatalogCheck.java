package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.usage.Answered;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refuses a catalogue that money could not be counted with. */
final class CatalogCheck {

  private static final long MOST_TOKENS = 20_000_000;
  private static final long MOST_NANO_USD = 1_000_000;
  private static final long MOST_FEE_NANO_USD = 1_000_000_000;
  private static final Pattern RELEASED = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

  private final Set<String> models = new HashSet<>();
  private final Set<String> versions = new HashSet<>();

  private CatalogCheck() {}

  /** Throws IllegalStateException naming the first model that is wrong. */
  static void check(List<ModelCard> cards) {
    CatalogCheck check = new CatalogCheck();
    cards.forEach(check::card);
  }

  private void card(ModelCard card) {
    String name = card.type() + " " + card.model();
    require(!card.model().isBlank() && !card.title().isBlank(), name, "has no name");
    require(models.add(name), name, "is listed twice");
    require(
        isLimit(card.contextTokens()) && isLimit(card.maxOutputTokens()),
        name,
        "has a limit that is none");
    String released = card.facts().released();
    require(
        released == null || RELEASED.matcher(released).matches(), name, "was released on no date");
    require(
        Collections.disjoint(card.capabilities(), card.lacks()),
        name,
        "both has and lacks a capability");
    card.prices().forEach(price -> price(name, price));
    card.specialPrices().forEach(price -> price(name, price));
    long dates = card.prices().stream().map(DatedPrice::from).distinct().count();
    require(dates == card.prices().size(), name, "has two prices from the same day");
    require(
        card.specialPrices().stream().allMatch(CatalogCheck::isSpecial),
        name,
        "has a step over nothing, or a kind of service that is the usual one");
  }

  private void price(String name, DatedPrice price) {
    require(versions.add(price.version()), name, "shares its price version with another");
    require(!price.source().isBlank(), name, "has a price without a source");
    require(
        tokenPrices(price).allMatch(nano -> nano >= 0 && nano <= MOST_NANO_USD)
            && fees(price).allMatch(nano -> nano >= 0 && nano <= MOST_FEE_NANO_USD),
        name,
        "has a negative price, or one that nobody asks");
  }

  private static Stream<Long> tokenPrices(DatedPrice price) {
    return Stream.of(
            price.inputNanoUsd(),
            price.outputNanoUsd(),
            price.cachedInputNanoUsd(),
            price.cacheWrite5mNanoUsd(),
            price.cacheWrite1hNanoUsd(),
            price.reasoningNanoUsd(),
            price.audioInputNanoUsd(),
            price.audioOutputNanoUsd(),
            price.imageNanoUsd(),
            price.imageOutputNanoUsd())
        .filter(Objects::nonNull);
  }

  private static Stream<Long> fees(DatedPrice price) {
    return Stream.of(price.webSearchNanoUsd(), price.fileSearchNanoUsd(), price.searchUnitNanoUsd())
        .filter(Objects::nonNull);
  }

  private static boolean isLimit(long tokens) {
    return tokens >= 0 && tokens <= MOST_TOKENS;
  }

  private static boolean isSpecial(DatedPrice price) {
    String tier = price.tier();
    return tier == null ? price.contextOver() > 0 : tier.equals(Answered.tierOf(tier));
  }

  private static void require(boolean fulfilled, String name, String otherwise) {
    if (!fulfilled) {
      throw new IllegalStateException("Model catalogue: " + name + " " + otherwise + ".");
    }
  }
}
