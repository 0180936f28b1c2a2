package io.turnpike.routing.dialects.models;

import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Dialect.TokenPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of a model in the fields that clients of OpenRouter and of LiteLLM read. What is
 * not known is left out: no price is not a price of nothing.
 */
final class KnownFacts {

  /** Nano-USD as decimal places. */
  private static final int NANO = 9;

  private static final Set<String> TALKING = Set.of("chat", "responses");

  /** Abilities of the catalogue, and parameters of a chat that ask for them. */
  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "tools", List.of("tools", "tool_choice"),
          "structured_output", List.of("response_format", "structured_outputs"),
          "reasoning", List.of("reasoning", "include_reasoning"),
          "temperature", List.of("temperature"));

  /** LiteLLM's words for them, in the order they are told. */
  private static final Map<String, String> SUPPORTS =
      new TreeMap<>(
          Map.of(
              "tools", "supports_function_calling",
              "vision", "supports_vision",
              "reasoning", "supports_reasoning",
              "structured_output", "supports_response_schema",
              "prompt_cache", "supports_prompt_caching"));

  private KnownFacts() {}

  static ObjectNode into(ObjectNode entry, ModelCard card) {
    if (card.contextTokens() > 0) {
      entry.put("context_length", card.contextTokens());
    }
    if (card.maxOutputTokens() > 0) {
      entry.put("max_output_tokens", card.maxOutputTokens());
    }
    topProvider(entry.putObject("top_provider"), card);
    architecture(entry, card.facts());
    abilities(entry, card);
    return entry;
  }

  static ObjectNode into(ObjectNode entry, TokenPrices prices) {
    ObjectNode pricing =
        entry
            .putObject("pricing")
            .put("prompt", usd(prices.input()).toPlainString())
            .put("completion", usd(prices.output()).toPlainString());
    entry.put("input_cost_per_token", usd(prices.input()));
    entry.put("output_cost_per_token", usd(prices.output()));
    cache(entry, pricing, prices.cacheRead(), "input_cache_read", "cache_read_input_token_cost");
    cache(
        entry,
        pricing,
        prices.cacheWrite(),
        "input_cache_write",
        "cache_creation_input_token_cost");
    return entry;
  }

  private static void cache(
      ObjectNode entry, ObjectNode pricing, @Nullable Long nano, String text, String number) {
    if (nano != null) {
      pricing.put(text, usd(nano).toPlainString());
      entry.put(number, usd(nano));
    }
  }

  private static BigDecimal usd(long nano) {
    return BigDecimal.valueOf(nano, NANO).stripTrailingZeros();
  }

  private static void topProvider(ObjectNode top, ModelCard card) {
    top.put("context_length", known(card.contextTokens()));
    top.put("max_completion_tokens", known(card.maxOutputTokens()));
  }

  private static @Nullable Long known(long tokens) {
    return tokens > 0 ? tokens : null;
  }

  private static void architecture(ObjectNode entry, Facts facts) {
    if (!facts.inputs().isEmpty() && !facts.outputs().isEmpty()) {
      ObjectNode architecture =
          entry
              .putObject("architecture")
              .put(
                  "modality",
                  String.join("+", facts.inputs()) + "->" + String.join("+", facts.outputs()));
      words(architecture.putArray("input_modalities"), facts.inputs());
      words(architecture.putArray("output_modalities"), facts.outputs());
    }
  }

  private static void abilities(ObjectNode entry, ModelCard card) {
    List<String> known = card.capabilities();
    if (known.stream().anyMatch(TALKING::contains)) {
      List<String> parameters = new ArrayList<>(List.of("max_tokens"));
      known.forEach(ability -> parameters.addAll(PARAMETERS.getOrDefault(ability, List.of())));
      words(entry.putArray("supported_parameters"), parameters);
    }
    if (!known.isEmpty()) {
      entry.put("mode", known.getFirst());
    }
    SUPPORTS.forEach(
        (ability, field) -> {
          if (known.contains(ability) || card.lacks().contains(ability)) {
            entry.put(field, known.contains(ability));
          }
        });
  }

  private static void words(ArrayNode list, List<String> words) {
    words.forEach(list::add);
  }
}
