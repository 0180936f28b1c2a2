package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.CatalogProposals.Change;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The operator's file as it was read.
 *
 * @param table the product's catalogue with it on top
 */
record OperatorFile(String digest, List<ModelCard> cards, CatalogTable table) {

  /** Throws JacksonException or IllegalStateException for what is no catalogue. */
  static OperatorFile of(byte[] bytes, CatalogTable shipped) {
    List<ModelCard> cards =
        CatalogFile.readAll(new ByteArrayInputStream(bytes)).stream()
            .flatMap(file -> file.cards().stream())
            .toList();
    CatalogCheck.check(cards);
    cards.stream().flatMap(OperatorFile::prices).forEach(price -> refuseOther(price, shipped));
    Map<String, ModelCard> all = new LinkedHashMap<>();
    shipped.all().forEach(card -> all.put(key(card), card));
    cards.forEach(card -> all.put(key(card), card));
    return new OperatorFile(digest(bytes), cards, new CatalogTable(List.copyOf(all.values())));
  }

  /** What would become different of a catalogue. */
  List<Change> changes(ModelCatalog now) {
    return cards.stream()
        .map(card -> new Change(now.find(card.type(), card.model()), card))
        .filter(change -> !change.after().equals(change.before()))
        .sorted(Comparator.comparing(change -> key(change.after())))
        .toList();
  }

  /** Bills are read line by line by the names of prices, for ever. */
  private static void refuseOther(DatedPrice price, CatalogTable shipped) {
    DatedPrice known = shipped.priced(price.version());
    if (known != null && !known.equals(price)) {
      throw new IllegalStateException(
          "Model catalogue: the price version "
              + price.version()
              + " has other figures already; a new price needs a name and a day of its own.");
    }
  }

  private static Stream<DatedPrice> prices(ModelCard card) {
    return Stream.concat(card.prices().stream(), card.specialPrices().stream());
  }

  private static String key(ModelCard card) {
    return card.type() + " " + card.model();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
