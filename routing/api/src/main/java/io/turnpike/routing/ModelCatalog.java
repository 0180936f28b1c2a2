package io.turnpike.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts about models: limits, capabilities, dated list prices. They come with the product; an
 * operator may add to them while it runs, so that nobody keeps a card for longer than a call.
 */
public interface ModelCatalog {

  /**
   * @param type of the provider connection, for example {@code openai}
   */
  @Nullable ModelCard find(String type, String model);

  List<ModelCard> models(String type);

  /** By type, then as the files have them. */
  List<ModelCard> all();

  /** The price of that version, which never has other figures; null when none is known. */
  default @Nullable DatedPrice priced(String version) {
    return all().stream()
        .flatMap(card -> Stream.concat(card.prices().stream(), card.specialPrices().stream()))
        .filter(price -> price.version().equals(version))
        .findFirst()
        .orElse(null);
  }

  /**
   * @param contextTokens 0 when unknown
   * @param maxOutputTokens 0 when unknown
   * @param capabilities what it is said to be able to do
   * @param lacks what it is said not to be able to do; what is in neither list is not known
   * @param prices of the usual service, oldest first; empty when none is known
   * @param specialPrices that hold in place of those for another kind of service or for long
   *     prompts, oldest first
   * @param facts what it reads and writes, and its life
   */
  record ModelCard(
      String type,
      String model,
      String title,
      long contextTokens,
      long maxOutputTokens,
      List<String> capabilities,
      List<String> lacks,
      List<DatedPrice> prices,
      List<DatedPrice> specialPrices,
      Facts facts) {

    /** One that costs the same however it is called. */
    public ModelCard(
        String type,
        String model,
        String title,
        long contextTokens,
        long maxOutputTokens,
        List<String> capabilities,
        List<String> lacks,
        List<DatedPrice> prices) {
      this(
          type,
          model,
          title,
          contextTokens,
          maxOutputTokens,
          capabilities,
          lacks,
          prices,
          List.of());
    }

    /** One of which nothing is known beyond that. */
    public ModelCard(
        String type,
        String model,
        String title,
        long contextTokens,
        long maxOutputTokens,
        List<String> capabilities,
        List<String> lacks,
        List<DatedPrice> prices,
        List<DatedPrice> specialPrices) {
      this(
          type,
          model,
          title,
          contextTokens,
          maxOutputTokens,
          capabilities,
          lacks,
          prices,
          specialPrices,
          Facts.NONE);
    }

    /** The price of the usual service on a day; null when none is known. */
    public @Nullable DatedPrice priceOn(LocalDate day) {
      DatedPrice newest = null;
      for (DatedPrice price : prices) {
        newest = price.from().isAfter(day) ? newest : price;
      }
      return newest;
    }
  }

  /**
   * @param inputs kinds of content it reads, for example {@code text} and {@code image}; empty when
   *     not known
   * @param outputs kinds of content it writes; empty when not known
   * @param released year, month or day, as far as it is known: {@code 2025}, {@code 2025-09} or
   *     {@code 2025-09-29}
   * @param openWeights null when not known
   * @param retires day from which its provider serves it no more; null when none is announced
   */
  record Facts(
      List<String> inputs,
      List<String> outputs,
      @Nullable String released,
      @Nullable Boolean openWeights,
      @Nullable LocalDate retires) {

    public static final Facts NONE = new Facts(List.of(), List.of(), null, null, null);

    public boolean isRetired(LocalDate day) {
      return retires != null && !retires.isAfter(day);
    }
  }

  /**
   * Nano-USD per token by class, per call of a provider's own tool, and per search that a rerank is
   * billed as; null where the class has no price of its own, so that it cannot be priced unless it
   * costs as its base class does. A reranker that is sold by the search alone has prices of 0 for
   * tokens.
   *
   * @param version stable name stored with every usage row, for example {@code
   *     openai/gpt-4o-mini@2026-07-24} or {@code openai/gpt-5@2026-07-24#flex}
   * @param source where the figure was read
   * @param tier kind of service it is for, in the provider's word; null for the usual one
   * @param contextOver holds for the whole of a call that reads more tokens than this; 0 for any
   */
  record DatedPrice(
      String version,
      LocalDate from,
      String source,
      long inputNanoUsd,
      long outputNanoUsd,
      @Nullable Long cachedInputNanoUsd,
      @JsonProperty("cache_write_5m_nano_usd") @Nullable Long cacheWrite5mNanoUsd,
      @JsonProperty("cache_write_1h_nano_usd") @Nullable Long cacheWrite1hNanoUsd,
      @Nullable Long reasoningNanoUsd,
      @Nullable Long audioInputNanoUsd,
      @Nullable Long audioOutputNanoUsd,
      @Nullable Long imageNanoUsd,
      @Nullable Long imageOutputNanoUsd,
      @Nullable Long webSearchNanoUsd,
      @Nullable Long fileSearchNanoUsd,
      @Nullable Long searchUnitNanoUsd,
      @Nullable String tier,
      long contextOver) {

    /** Whether tokens cost nothing, and searches are what is paid for. */
    public boolean soldBySearch() {
      return searchUnitNanoUsd != null && inputNanoUsd == 0 && outputNanoUsd == 0;
    }

    /** Of text, in the usual service and however much is read. */
    public DatedPrice(
        String version,
        LocalDate from,
        String source,
        long inputNanoUsd,
        long outputNanoUsd,
        @Nullable Long cachedInputNanoUsd,
        @Nullable Long cacheWrite5mNanoUsd,
        @Nullable Long cacheWrite1hNanoUsd,
        @Nullable Long reasoningNanoUsd) {
      this(
          version,
          from,
          source,
          inputNanoUsd,
          outputNanoUsd,
          cachedInputNanoUsd,
          cacheWrite5mNanoUsd,
          cacheWrite1hNanoUsd,
          reasoningNanoUsd,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          0);
    }
  }
}
