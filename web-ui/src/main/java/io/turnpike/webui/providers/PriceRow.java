package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.webui.view.Submitted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one model costs, as typed: dollars per million tokens, by class of token; blank for a class
 * without a price.
 */
public record PriceRow(String model, Map<String, String> figures) {

  /** Classes that need no price, as the form's columns are called behind {@code price_}. */
  private static final List<String> OTHERS =
      List.of(
          "cached_input",
          "cache_write_5m",
          "cache_write_1h",
          "reasoning",
          "audio_input",
          "audio_output",
          "image");

  private static final PriceRow BLANK = new PriceRow("", Map.of());
  private static final int BLANKS = 2;
  private static final BigDecimal NANO_PER_TOKEN = BigDecimal.valueOf(1_000);

  static List<PriceRow> of(Map<String, ModelPrice> prices) {
    return prices.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  static List<PriceRow> of(Submitted submitted) {
    List<String> models = submitted.column("price_model");
    return IntStream.range(0, models.size())
        .mapToObj(row -> new PriceRow(models.get(row), figures(submitted, row)))
        .filter(row -> !row.equals(BLANK))
        .toList();
  }

  static List<PriceRow> padded(List<PriceRow> rows) {
    List<PriceRow> padded = new ArrayList<>(rows);
    padded.addAll(Collections.nCopies(BLANKS, BLANK));
    return padded;
  }

  public String figure(String tokens) {
    return figures.getOrDefault(tokens, "");
  }

  /** Whether a class has a price that few need one for. */
  public boolean hasOthers() {
    return OTHERS.stream().anyMatch(figures::containsKey);
  }

  ModelPrice price() {
    return new ModelPrice(
        nanoPerToken(figure("input")),
        nanoPerToken(figure("output")),
        other("cached_input"),
        other("cache_write_5m"),
        other("cache_write_1h"),
        other("reasoning"),
        other("audio_input"),
        other("audio_output"),
        other("image"));
  }

  private static PriceRow of(String model, ModelPrice price) {
    Map<String, String> figures = new HashMap<>();
    put(figures, "input", price.inputNanoUsd());
    put(figures, "output", price.outputNanoUsd());
    put(figures, "cached_input", price.cachedInputNanoUsd());
    put(figures, "cache_write_5m", price.cacheWrite5mNanoUsd());
    put(figures, "cache_write_1h", price.cacheWrite1hNanoUsd());
    put(figures, "reasoning", price.reasoningNanoUsd());
    put(figures, "audio_input", price.audioInputNanoUsd());
    put(figures, "audio_output", price.audioOutputNanoUsd());
    put(figures, "image", price.imageNanoUsd());
    return new PriceRow(model, figures);
  }

  private static void put(Map<String, String> figures, String tokens, @Nullable Long nano) {
    if (nano != null) {
      figures.put(tokens, BigDecimal.valueOf(nano, 3).stripTrailingZeros().toPlainString());
    }
  }

  private static Map<String, String> figures(Submitted submitted, int row) {
    Map<String, String> figures = new HashMap<>();
    Stream.concat(Stream.of("input", "output"), OTHERS.stream())
        .forEach(
            tokens -> {
              List<String> typed = submitted.column("price_" + tokens);
              if (row < typed.size() && !typed.get(row).isEmpty()) {
                figures.put(tokens, typed.get(row));
              }
            });
    return figures;
  }

  private @Nullable Long other(String tokens) {
    String figure = figure(tokens);
    return figure.isEmpty() ? null : nanoPerToken(figure);
  }

  private long nanoPerToken(String dollars) {
    try {
      return new BigDecimal(dollars).multiply(NANO_PER_TOKEN).longValueExact();
    } catch (NumberFormatException _) {
      throw InvalidInput.at(
          "/prices", "Give the prices of \"" + model + "\" as dollars, for example 0.15.");
    } catch (ArithmeticException _) {
      throw InvalidInput.at(
          "/prices", "Prices of \"" + model + "\" may have three decimals at most.");
    }
  }
}
