package io.turnpike.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about models: limits, capabilities, dated list prices. Read from a file of the product. */
public interface ModelCatalog {

  /**
   * @param type of the provider connection, for example {@code openai}
   */
  @Nullable ModelCard find(String type, String model);

  List<ModelCard> models(String type);

  List<ModelCard> all();

  /**
   * @param contextTokens 0 when unknown
   * @param maxOutputTokens 0 when unknown
   * @param capabilities what it is said to be able to do
   * @param lacks what it is said not to be able to do; what is in neither list is not known
   * @param prices oldest first; empty when none is known
   */
  record ModelCard(
      String type,
      String model,
      String title,
      long contextTokens,
      long maxOutputTokens,
      List<String> capabilities,
      List<String> lacks,
      List<DatedPrice> prices) {}

  /**
   * Nano-USD per token by class; null where the class has no price of its own, so that its tokens
   * cannot be priced unless they cost as their base class does.
   *
   * @param version stable name stored with every usage row, for example {@code
   *     openai/gpt-4o-mini@2026-07-24}
   * @param source where the figure was read
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
      @Nullable Long reasoningNanoUsd) {}
}
