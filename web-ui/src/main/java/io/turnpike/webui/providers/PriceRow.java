package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.webui.view.Submitted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What one model costs, as typed: dollars per million tokens. */
public record PriceRow(String model, String input, String output) {

  private static final PriceRow BLANK = new PriceRow("", "", "");
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
    List<String> inputs = submitted.column("price_input");
    List<String> outputs = submitted.column("price_output");
    int rows = Math.min(models.size(), Math.min(inputs.size(), outputs.size()));
    return IntStream.range(0, rows)
        .mapToObj(row -> new PriceRow(models.get(row), inputs.get(row), outputs.get(row)))
        .filter(row -> !row.equals(BLANK))
        .toList();
  }

  static List<PriceRow> padded(List<PriceRow> rows) {
    List<PriceRow> padded = new ArrayList<>(rows);
    padded.addAll(Collections.nCopies(BLANKS, BLANK));
    return padded;
  }

  ModelPrice price() {
    return new ModelPrice(nanoPerToken(input), nanoPerToken(output));
  }

  private static PriceRow of(String model, ModelPrice price) {
    return new PriceRow(model, perMillion(price.inputNanoUsd()), perMillion(price.outputNanoUsd()));
  }

  private static String perMillion(long nanoPerToken) {
    return BigDecimal.valueOf(nanoPerToken, 3).stripTrailingZeros().toPlainString();
  }

  private long nanoPerToken(String dollars) {
    try {
      return new BigDecimal(dollars).multiply(NANO_PER_TOKEN).longValueExact();
    } catch (NumberFormatException _) {
      throw InvalidInput.at(
          "/prices", "Give both prices of \"" + model + "\" as dollars, for example 0.15.");
    } catch (ArithmeticException _) {
      throw InvalidInput.at(
          "/prices", "Prices of \"" + model + "\" may have three decimals at most.");
    }
  }
}
