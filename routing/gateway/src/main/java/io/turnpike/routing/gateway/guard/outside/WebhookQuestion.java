package io.turnpike.routing.gateway.guard.outside;

import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a server is asked, in Portkey's shape. */
final class WebhookQuestion {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WebhookQuestion() {}

  static String of(Call call, Subject subject, byte @Nullable [] document) {
    boolean input = subject.side() == Side.INPUT;
    String text = subject.parts().stream().map(TextPart::text).collect(Collectors.joining("\n"));
    ObjectNode question = JSON.createObjectNode();
    ObjectNode request = question.putObject("request");
    request.set("json", input ? json(subject, document) : parsed(subject.facts().body()));
    request.put("text", input ? text : "");
    request.put("isStreamingRequest", call.body().stream());
    request.put("isTransformed", false);
    ObjectNode response = question.putObject("response");
    response.set("json", input ? JSON.createObjectNode() : json(subject, document));
    response.put("text", input ? "" : text);
    response.put("isTransformed", false);
    if (input) {
      response.putNull("statusCode");
    } else {
      response.put("statusCode", 200);
    }
    String provider = call.draft().provider();
    question.put("provider", provider == null ? "" : provider);
    question.put("requestType", type(subject.facts().operation()));
    ObjectNode metadata = question.putObject("metadata");
    subject.facts().metadata().forEach(metadata::put);
    question.put("eventType", input ? "beforeRequestHook" : "afterRequestHook");
    return question.toString();
  }

  /** As it stands after the checks before this one. */
  private static JsonNode json(Subject subject, byte @Nullable [] document) {
    if (document == null) {
      return JSON.createObjectNode();
    }
    List<TextPart> before =
        subject.side() == Side.INPUT ? BodyTexts.ofRequest(document) : BodyTexts.ofAnswer(document);
    return before == null || before.size() != subject.parts().size()
        ? parsed(document)
        : parsed(BodyTexts.with(document, before, subject.parts()));
  }

  private static JsonNode parsed(byte[] body) {
    try {
      JsonNode json = body.length == 0 ? null : JSON.readTree(body);
      return json == null ? JSON.createObjectNode() : json;
    } catch (JacksonException none) {
      return JSON.createObjectNode();
    }
  }

  private static String type(String operation) {
    return switch (operation) {
      case "chat/completions" -> "chatComplete";
      case "completions" -> "complete";
      case "embeddings" -> "embed";
      case "responses" -> "createModelResponse";
      default -> operation;
    };
  }
}
