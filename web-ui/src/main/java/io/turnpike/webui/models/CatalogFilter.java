package io.turnpike.webui.models;

import io.turnpike.routing.catalog.ModelQuery;
import io.turnpike.routing.catalog.ModelQuery.Order;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.UrlQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What of the catalogue is asked for; the address is its only memory.
 *
 * @param maxPrice of a million tokens read, in US dollars; null for any
 * @param maxOutputPrice of a million tokens written; null for any
 * @param sort null for the usual order
 */
public record CatalogFilter(
    @Nullable String search,
    Set<String> abilities,
    @Nullable String type,
    @Nullable BigDecimal maxPrice,
    @Nullable BigDecimal maxOutputPrice,
    @Nullable Long minContext,
    @Nullable String region,
    boolean zdr,
    boolean noTraining,
    boolean connected,
    boolean retired,
    @Nullable Order sort) {

  /** What people look for, by the catalogue's words. */
  public static final List<String> ABILITIES =
      List.of(
          "chat",
          "tools",
          "vision",
          "reasoning",
          "structured_output",
          "prompt_cache",
          "audio",
          "embedding",
          "rerank",
          "image_generation");

  private static final BigDecimal NANO_PER_MILLION = BigDecimal.valueOf(1_000);
  private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);
  private static final long MOST_TOKENS = 1_000_000_000;

  static CatalogFilter read(Readings readings, MultiValueMap<String, String> parameters) {
    return new CatalogFilter(
        readings.text("search"),
        abilities(readings, parameters),
        readings.text("type"),
        readings.read("max_price", CatalogFilter::usd, "price such as 2.50"),
        readings.read("max_output_price", CatalogFilter::usd, "price such as 10"),
        readings.read("min_context", CatalogFilter::tokens, "number of tokens such as 128000"),
        readings.text("region"),
        readings.text("zdr") != null,
        readings.text("no_training") != null,
        readings.text("connected") != null,
        readings.text("retired") != null,
        readings.word("sort", Order.class));
  }

  ModelQuery query() {
    return new ModelQuery(
        ModelQuery.words(search == null ? "" : search),
        abilities,
        type == null ? Set.of() : Set.of(type),
        nano(maxPrice),
        nano(maxOutputPrice),
        minContext == null ? 0 : minContext,
        region,
        zdr,
        noTraining,
        connected,
        retired,
        sort == null ? Order.NAME : sort);
  }

  /** Whether anything but the order is asked for. */
  public boolean narrows() {
    return !written().without(List.of("sort")).text().isEmpty();
  }

  public boolean has(String ability) {
    return abilities.contains(ability);
  }

  /** Address of the page that has these filters, after a model. */
  String address(@Nullable String after) {
    return written().add("after", after).on("/catalog");
  }

  private UrlQuery written() {
    UrlQuery query = new UrlQuery().add("search", search);
    abilities.forEach(ability -> query.add("ability", ability));
    return query
        .add("type", type)
        .add("max_price", maxPrice)
        .add("max_output_price", maxOutputPrice)
        .add("min_context", minContext)
        .add("region", region)
        .add("zdr", on(zdr))
        .add("no_training", on(noTraining))
        .add("connected", on(connected))
        .add("retired", on(retired))
        .add("sort", sort);
  }

  private static @Nullable String on(boolean set) {
    return set ? "on" : null;
  }

  private static Set<String> abilities(
      Readings readings, MultiValueMap<String, String> parameters) {
    readings.text("ability");
    Set<String> abilities = new TreeSet<>();
    for (String ability : parameters.getOrDefault("ability", List.of())) {
      if (ABILITIES.contains(ability)) {
        abilities.add(ability);
      } else if (!ability.isBlank()) {
        readings.mistake("ability", "\"" + ability + "\" is no ability of the catalogue.");
      }
    }
    return abilities;
  }

  private static @Nullable BigDecimal usd(String text) {
    try {
      BigDecimal usd = new BigDecimal(text.replace("$", ""));
      return usd.signum() < 0 || usd.compareTo(MOST_USD) > 0 ? null : usd;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static @Nullable Long tokens(String text) {
    try {
      long tokens = Long.parseLong(text.replace(",", ""));
      return tokens < 0 || tokens > MOST_TOKENS ? null : tokens;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static @Nullable Long nano(@Nullable BigDecimal usd) {
    return usd == null
        ? null
        : usd.multiply(NANO_PER_MILLION).setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
