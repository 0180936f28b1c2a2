package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One chat request as a request to generate content. Each of its own fields is carried over, is
 * known to change nothing, or ends it; none is overlooked. Model and stream stand in the address.
 */
final class ContentsRequest {

  private final ObjectNode from;
  private final boolean tiers;
  private final ModelGeneration family;
  private final ObjectNode to = JsonTree.object();
  private final LeftOut leftOut = new LeftOut();

  ContentsRequest(ObjectNode from, boolean tiers) {
    this.from = from;
    this.tiers = tiers;
    this.family = ModelGeneration.of(from.path("model").asString(""));
  }

  TranslatedRequest translate() {
    from.propertyStream().forEach(field -> field(field.getKey(), field.getValue()));
    new Turns(to, family, leftOut).read(from.path("messages"));
    new Declarations(to, leftOut).read(from);
    ObjectNode config = new ConfigFields(family, leftOut).read(from);
    if (!config.isEmpty()) {
      to.set("generationConfig", config);
    }
    return new TranslatedRequest(JsonTree.bytes(to), leftOut.all());
  }

  /** Null means the default everywhere. */
  private void field(String name, JsonNode value) {
    if (!value.isNull()) {
      translate(name, value);
    }
  }

  private void translate(String name, JsonNode value) {
    switch (name) {
      case "model", "stream", "stream_options", "messages", "tool_choice" -> {}
      case "tools" -> JsonTree.require(value.isArray(), name, "an array");
      case "service_tier" -> tier(value.asString(""));
      case "safetySettings", "safety_settings" -> to.set("safetySettings", value);
      case "cachedContent", "cached_content" -> to.set("cachedContent", value);
      case "labels" -> to.set(name, value);
      case "metadata",
          "user",
          "safety_identifier",
          "store",
          "prediction",
          "prompt_cache_key",
          "prompt_cache_retention",
          "prompt_cache_options",
          "cache_control" ->
          leftOut.add(name);
      case "verbosity" -> leftOut.addUnless(value.asString("").equals("medium"), name);
      case "parallel_tool_calls" -> leftOut.addUnless(value.asBoolean(true), name);
      default -> {
        if (!ConfigFields.reads(name)) {
          throw unsupported(name);
        }
      }
    }
  }

  private void tier(String tier) {
    switch (tier) {
      case "auto", "default", "standard" -> {}
      case "flex", "priority" -> {
        if (!tiers) {
          throw Untranslatable.unsupported(
              "service_tier", "this connection's service is chosen by a header of Google's own.");
        }
        to.put("serviceTier", tier);
      }
      default ->
          throw Untranslatable.unsupported(
              "service_tier", "Google knows \"default\", \"flex\" and \"priority\".");
    }
  }

  static Untranslatable unsupported(String field) {
    return Untranslatable.unsupported(
        field, "Gemini's API has no counterpart; leave it out for this target.");
  }
}
