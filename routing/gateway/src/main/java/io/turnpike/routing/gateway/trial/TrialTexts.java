package io.turnpike.routing.gateway.trial;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.guard.GuardrailTrials;
import io.turnpike.routing.guard.GuardrailTrials.Material;
import io.turnpike.routing.guard.GuardrailTrials.Material.Messages;
import io.turnpike.routing.guard.GuardrailTrials.Material.Text;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subject.Facts;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is tried, as guardrails see it.
 *
 * @param body of a request that has these messages; empty for a text
 */
record TrialTexts(List<TextPart> parts, byte[] body) {

  private static final String MESSAGES = "messages";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** InvalidInput where it cannot be tried. */
  static TrialTexts of(Material material, boolean output) {
    return switch (material) {
      case Text(String text) -> of(text, output);
      case Messages(JsonNode messages) -> of(messages);
    };
  }

  private static TrialTexts of(String text, boolean output) {
    refuseIfTooLong("/text", text.length());
    TextPart.Role role = output ? TextPart.Role.ASSISTANT : TextPart.Role.USER;
    return new TrialTexts(List.of(new TextPart(role, "", -1, -1, text)), new byte[0]);
  }

  private static TrialTexts of(JsonNode messages) {
    byte[] body = JSON.writeValueAsBytes(Map.of(MESSAGES, messages));
    refuseIfTooLong("/messages", body.length);
    List<TextPart> parts = messages.isArray() ? BodyTexts.ofRequest(body) : null;
    if (parts == null) {
      throw InvalidInput.at(
          "/messages",
          "must be a list of messages, for example [{\"role\": \"user\", \"content\": \"Hello\"}].");
    }
    return new TrialTexts(parts, body);
  }

  Subject subject(boolean output) {
    Facts facts = body.length == 0 ? Facts.NONE : new Facts("chat/completions", "", Map.of(), body);
    return new Subject(output ? Side.OUTPUT : Side.INPUT, parts, facts);
  }

  /** Null for a text. */
  @Nullable JsonNode messages(List<TextPart> after) {
    return body.length == 0
        ? null
        : JSON.readTree(BodyTexts.with(body, parts, after)).get(MESSAGES);
  }

  private static void refuseIfTooLong(String pointer, int length) {
    if (length > GuardrailTrials.LONGEST) {
      throw InvalidInput.at(
          pointer, "is too long to be tried: at most " + GuardrailTrials.LONGEST + " characters.");
    }
  }
}
