package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.Untranslatable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A canonical request for providers that know none of Anthropic's slots: what they hold is said in
 * the canonical form's own words where it has some, or left out and named.
 */
final class PlainRequest {

  static final String MARK = "cache_control";

  private static final String EFFORT = "reasoning_effort";
  private static final String THINKING = "thinking";

  /** Most that the strictest providers take to know somebody by. */
  private static final int LONGEST_USER = 64;

  private final ObjectNode request;
  private final List<String> warnings;

  PlainRequest(ObjectNode request, List<String> warnings) {
    this.request = request;
    this.warnings = warnings;
  }

  ObjectNode strip() {
    effort();
    place();
    user();
    leaveOut("top_k");
    leaveOut(MARK);
    tools();
    if (request.path("messages") instanceof ArrayNode messages) {
      request.set("messages", new PlainMessages(messages, warnings).all());
    }
    return request;
  }

  private void effort() {
    JsonNode config = request.path("output_config");
    JsonNode thinking = request.path(THINKING);
    if (config.path("effort").isString()) {
      request.set(EFFORT, config.path("effort"));
    } else if (thinking.path("budget_tokens").isNumber()) {
      request.put(EFFORT, effort(thinking.path("budget_tokens").asLong(0)));
    }
    leaveOut(THINKING);
    config
        .propertyNames()
        .forEach(
            name -> {
              if (!name.equals("effort")) {
                warn("output_config." + name);
              }
            });
    request.remove("output_config");
  }

  /** As the vendors' own tables have it, roughly: what somebody allows says how much is wanted. */
  private static String effort(long budget) {
    return budget <= 4_096 ? "low" : budget <= 16_384 ? "medium" : "high";
  }

  /** Where something may be worked on is no detail. */
  private void place() {
    if (request.has("inference_geo")) {
      throw Untranslatable.unsupported(
          "inference_geo", "only Anthropic holds to it; choose a connection by its place.");
    }
  }

  /** The same person is the same still, and nobody can read more out of it. */
  private void user() {
    String id = request.path("user").asString("");
    if (id.length() > LONGEST_USER) {
      request.put("user", digest(id));
      warn("metadata.user_id");
    }
  }

  private void tools() {
    for (JsonNode tool : request.path("tools")) {
      if (tool instanceof ObjectNode marked && marked.remove(MARK) != null) {
        warn(MARK);
      }
    }
    if (!request.has("tools")) {
      request.remove(List.of("tool_choice", "parallel_tool_calls"));
    }
  }

  private void leaveOut(String name) {
    if (request.remove(name) != null) {
      warn(name);
    }
  }

  private void warn(String name) {
    if (!warnings.contains(name)) {
      warnings.add(name);
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
