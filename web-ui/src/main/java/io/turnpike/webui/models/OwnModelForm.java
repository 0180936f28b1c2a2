package io.turnpike.webui.models;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import io.turnpike.webui.view.Submitted;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the form of a model, and fills it in with what is said already. */
final class OwnModelForm {

  static final String[] FIELDS = {
    "connection",
    "model",
    "title",
    "context_tokens",
    "max_output_tokens",
    "capabilities",
    "price_input",
    "price_output",
    "price_cached_input"
  };

  /** Dollars per million tokens are written with three places at most. */
  private static final BigDecimal NANO_PER_TOKEN = BigDecimal.valueOf(1_000);

  private OwnModelForm() {}

  static OwnModel said(Submitted submitted) {
    return new OwnModel(
        submitted.text("title"),
        tokens(submitted, "context_tokens"),
        tokens(submitted, "max_output_tokens"),
        submitted.words("capabilities"),
        List.of());
  }

  /**
   * Null for the list's.
   *
   * @param before whose classes stay that the form does not have; null without one
   */
  static @Nullable ModelPrice price(Submitted submitted, @Nullable ModelPrice before) {
    Long input = usd(submitted, "price_input");
    Long output = usd(submitted, "price_output");
    Long cached = usd(submitted, "price_cached_input");
    if (input == null && output == null && cached == null) {
      return null;
    }
    if (input == null || output == null) {
      throw InvalidInput.at(
          input == null ? "/price_input" : "/price_output",
          "Give both, for what is read and what is written; 0 where it costs nothing.");
    }
    return before == null
        ? new ModelPrice(input, output, cached, null, null, null, null, null, null)
        : new ModelPrice(
            input,
            output,
            cached,
            before.cacheWrite5mNanoUsd(),
            before.cacheWrite1hNanoUsd(),
            before.reasoningNanoUsd(),
            before.audioInputNanoUsd(),
            before.audioOutputNanoUsd(),
            before.imageNanoUsd());
  }

  /** What is said of it already. */
  static Map<String, String> values(@Nullable ProviderConnection connection, String model) {
    Map<String, String> values = new HashMap<>(Map.of("model", model));
    if (connection != null) {
      values.put("connection", connection.name());
      OwnModel said = connection.ownModels().get(model);
      ModelPrice price = connection.prices().get(model);
      if (said != null) {
        values.put("title", said.title());
        values.put("context_tokens", orEmpty(said.contextTokens()));
        values.put("max_output_tokens", orEmpty(said.maxOutputTokens()));
        values.put("capabilities", String.join(" ", said.capabilities()));
      }
      if (price != null) {
        values.put("price_input", usd(price.inputNanoUsd()));
        values.put("price_output", usd(price.outputNanoUsd()));
        Long cached = price.cachedInputNanoUsd();
        values.put("price_cached_input", cached == null ? "" : usd(cached));
      }
    }
    return values;
  }

  private static String orEmpty(long tokens) {
    return tokens == 0 ? "" : Long.toString(tokens);
  }

  private static String usd(long nano) {
    return BigDecimal.valueOf(nano, 3).stripTrailingZeros().toPlainString();
  }

  private static long tokens(Submitted submitted, String field) {
    String text = submitted.text(field).replace(",", "");
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException noNumber) {
      throw InvalidInput.at("/" + field, "Give a number of tokens, for example 128000.");
    }
  }

  private static @Nullable Long usd(Submitted submitted, String field) {
    String text = submitted.text(field).replace("$", "");
    try {
      return text.isEmpty() ? null : new BigDecimal(text).multiply(NANO_PER_TOKEN).longValueExact();
    } catch (NumberFormatException noNumber) {
      throw InvalidInput.at("/" + field, "Give dollars per million tokens, for example 0.15.");
    } catch (ArithmeticException tooFine) {
      throw InvalidInput.at("/" + field, "Give three decimals at most.");
    }
  }
}
