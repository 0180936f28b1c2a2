package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model without a price is charged where its organization wants a ceiling: of each class the
 * dearest that is known of its provider's models, in any kind of service; else of anybody's. The
 * version names the provider's type and the day of the newest of those prices: {@code
 * openai/ceiling@2026-07-24}.
 */
final class Ceilings {

  private static final Pattern VERSION =
      Pattern.compile("(.{1,64})/ceiling@(\\d{4}-\\d{2}-\\d{2})");

  private final PriceList list;
  private final Map<String, Tariff> known = new ConcurrentHashMap<>();
  private final Map<String, Newest> newest = new ConcurrentHashMap<>();

  /** What a look at all of a type's prices found, and for which day and catalogue. */
  private record Newest(LocalDate day, List<ModelCard> catalog, @Nullable LocalDate found) {}

  Ceilings(PriceList list) {
    this.list = list;
  }

  /** Null where nobody's price is known by then. */
  @Nullable Tariff of(String type, Instant at) {
    LocalDate day = newest(PriceList.day(at), type);
    return day == null ? null : known.computeIfAbsent(version(type, day), _ -> made(type, day));
  }

  /** Null for a version that is no ceiling. */
  @Nullable Tariff named(String version) {
    Matcher ceiling = VERSION.matcher(version);
    return ceiling.matches() ? made(ceiling.group(1), LocalDate.parse(ceiling.group(2))) : null;
  }

  private @Nullable LocalDate newest(LocalDate day, String type) {
    Newest before = newest.get(type);
    List<ModelCard> catalog = list.cards();
    if (before == null || !before.day.equals(day) || before.catalog != catalog) {
      before = new Newest(day, catalog, look(day, type));
      newest.put(type, before);
    }
    return before.found;
  }

  private @Nullable LocalDate look(LocalDate day, String type) {
    List<DatedPrice> own = list.validOn(day, type);
    return (own.isEmpty() ? list.validOn(day, null) : own)
        .stream().map(DatedPrice::from).max(Comparator.naturalOrder()).orElse(null);
  }

  private Tariff made(String type, LocalDate day) {
    String version = version(type, day);
    return dearest(version, day, type).filled(dearest(version, day, null));
  }

  private Tariff dearest(String version, LocalDate day, @Nullable String type) {
    return Tariff.dearest(version, list.validOn(day, type).stream().map(list::tariff).toList());
  }

  private static String version(String type, LocalDate day) {
    return type + "/ceiling@" + day;
  }
}
