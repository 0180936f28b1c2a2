package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.conversion.report.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our strategies in Portkey's four modes. */
final class ExportedStrategy {

  private static final Map<String, String> NEAREST =
      Map.of(
          "least_latency", "Became \"loadbalance\" in equal shares: Portkey measures no latency.",
          "least_busy", "Became \"loadbalance\" in equal shares: Portkey counts no requests.",
          "cheapest", "Became \"loadbalance\" in equal shares: Portkey compares no prices.",
          "priority", "Became \"fallback\" in the order of the tiers.",
          "canary", "Became \"loadbalance\" with the percentages as weights.");

  private final PortkeyObject strategy;
  private final List<Source> sources;
  private final ArrayNode targets;
  private final ObjectNode kept;
  private final String word;

  private ExportedStrategy(
      PortkeyObject strategy,
      List<Source> sources,
      ArrayNode targets,
      ObjectNode kept,
      String word) {
    this.strategy = strategy;
    this.sources = sources;
    this.targets = targets;
    this.kept = kept;
    this.word = word;
  }

  /**
   * @param targets already exported, in the order of the sources
   */
  static void write(
      PortkeyObject strategy, List<Source> sources, ArrayNode targets, ObjectNode into) {
    Source mode = strategy.words().get("mode");
    String word = mode == null ? "single" : String.valueOf(mode.text());
    ObjectNode kept = into.putObject("strategy");
    ExportedStrategy exported = new ExportedStrategy(strategy, sources, targets, kept, word);
    kept.put("mode", exported.portkeys());
    if (mode != null) {
      exported.tell(mode);
    }
    exported.write();
  }

  private String portkeys() {
    return switch (word) {
      case "priority" -> "fallback";
      case "least_latency", "least_busy", "cheapest", "canary" -> "loadbalance";
      default -> word;
    };
  }

  private void tell(Source mode) {
    String nearest = NEAREST.get(word);
    if (nearest != null) {
      mode.adjusted(nearest);
    } else if (word.equals("loadbalance")) {
      mode.adjusted("The same mode; when the target that was drawn fails, Portkey tries no other.");
    } else if (word.equals("fallback") && !strategy.has("on_status_codes") && !strategy.has("on")) {
      mode.adjusted("The same mode; Portkey then goes on after any failure, bad requests too.");
    } else {
      mode.carried(NodeWords.SAME);
    }
  }

  private void write() {
    if (word.equals("canary")) {
      percentages();
    } else if (word.equals("priority")) {
      sort();
    } else if (word.equals("conditional")) {
      ExportedConditions.write(strategy, targets, kept);
    }
    ExportedSettings.write(strategy, kept);
  }

  private void percentages() {
    Source percent = strategy.get("percent");
    double share = percent == null ? 0 : percent.json().doubleValue();
    ((ObjectNode) targets.get(0)).set("weight", JsonValues.number(100 - share));
    ((ObjectNode) targets.get(1)).set("weight", JsonValues.number(share));
  }

  private void sort() {
    List<JsonNode> sorted =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sources.get(i).json().path("priority").asInt(i)))
            .map(targets::get)
            .toList();
    targets.removeAll();
    targets.addAll(sorted);
  }
}
