package io.turnpike.routing.providers.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs from a day on: the usual service, above steps of context, and other kinds of
 * service, each with steps of its own. A fee is the same in all of them, but for one of searches
 * that a kind of service names itself.
 *
 * @param webSearch nano-USD per search
 * @param fileSearch nano-USD per search
 * @param searchUnit nano-USD per search that a rerank is billed as
 * @param tiers by the provider's word
 */
record CatalogPrice(
    String version,
    LocalDate from,
    String source,
    @JsonProperty(required = true) long input,
    @JsonProperty(required = true) long output,
    @Nullable Long cachedInput,
    @JsonProperty("cache_write_5m") @Nullable Long cacheWrite5m,
    @JsonProperty("cache_write_1h") @Nullable Long cacheWrite1h,
    @Nullable Long reasoning,
    @Nullable Long audioInput,
    @Nullable Long audioOutput,
    @Nullable Long image,
    @Nullable Long imageOutput,
    @Nullable Long webSearch,
    @Nullable Long fileSearch,
    @Nullable Long searchUnit,
    @Nullable List<Figures> steps,
    @Nullable Map<String, Figures> tiers) {

  CatalogPrice {
    CatalogFile.required("version", version);
    CatalogFile.required("from", from);
    CatalogFile.required("source", source);
  }

  /**
   * @param over tokens that must be read for it to hold; null for a tier's own
   */
  record Figures(
      @Nullable Long over,
      @JsonProperty(required = true) long input,
      @JsonProperty(required = true) long output,
      @Nullable Long cachedInput,
      @JsonProperty("cache_write_5m") @Nullable Long cacheWrite5m,
      @JsonProperty("cache_write_1h") @Nullable Long cacheWrite1h,
      @Nullable Long reasoning,
      @Nullable Long audioInput,
      @Nullable Long audioOutput,
      @Nullable Long image,
      @Nullable Long imageOutput,
      @Nullable Long webSearch,
      @Nullable List<Figures> steps) {}

  DatedPrice usual() {
    return dated(
        version,
        new Figures(
            null,
            input,
            output,
            cachedInput,
            cacheWrite5m,
            cacheWrite1h,
            reasoning,
            audioInput,
            audioOutput,
            image,
            imageOutput,
            null,
            null),
        null);
  }

  /** Those that hold in its place. */
  Stream<DatedPrice> special() {
    Map<String, Figures> kinds = tiers == null ? Map.of() : tiers;
    return Stream.concat(
        steps(steps, null),
        kinds.entrySet().stream().flatMap(each -> tier(each.getKey(), each.getValue())));
  }

  private Stream<DatedPrice> tier(String tier, Figures figures) {
    return Stream.concat(
        Stream.of(dated(version + "#" + tier, figures, tier)), steps(figures.steps, tier));
  }

  private Stream<DatedPrice> steps(@Nullable List<Figures> steps, @Nullable String tier) {
    String kind = tier == null ? "#over-" : "#" + tier + "-over-";
    List<Figures> all = steps == null ? List.of() : steps;
    return all.stream().map(step -> dated(version + kind + step.over, step, tier));
  }

  private DatedPrice dated(String name, Figures figures, @Nullable String tier) {
    return new DatedPrice(
        name,
        from,
        source,
        figures.input,
        figures.output,
        figures.cachedInput,
        figures.cacheWrite5m,
        figures.cacheWrite1h,
        figures.reasoning,
        figures.audioInput,
        figures.audioOutput,
        figures.image,
        figures.imageOutput,
        figures.webSearch == null ? webSearch : figures.webSearch,
        fileSearch,
        searchUnit,
        tier,
        figures.over == null ? 0 : figures.over);
  }
}
