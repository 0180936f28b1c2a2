package io.turnpike.routing.gateway.guard.outside;

import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.gateway.guard.outside.OutsideFaults.Unanswered;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.Verdict.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server said, in Portkey's shape: {@code verdict}, and {@code transformedData} with the
 * request or the answer in which other texts stand. Throws {@link Unanswered} for anything else.
 */
final class WebhookAnswer {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DENIED = "The server that is asked objects.";
  private static final String KIND = "webhook";

  private WebhookAnswer() {}

  static Verdict verdict(byte[] answer, Subject subject) {
    JsonNode json = parsed(answer);
    JsonNode verdict = json.path("verdict");
    if (!verdict.isBoolean()) {
      throw new Unanswered("The server that is asked gave no verdict that is true or false.");
    }
    List<Place> changes = changes(json.path("transformedData"), subject);
    return verdict.booleanValue()
        ? changes.isEmpty() ? Verdict.PASS : new Verdict.Changed(changes)
        : new Verdict.Fail(DENIED, changes);
  }

  private static JsonNode parsed(byte[] answer) {
    try {
      return answer.length == 0 ? JSON.missingNode() : JSON.readTree(answer);
    } catch (JacksonException none) {
      return JSON.missingNode();
    }
  }

  private static List<Place> changes(JsonNode transformed, Subject subject) {
    boolean input = subject.side() == Side.INPUT;
    JsonNode side = transformed.path(input ? "request" : "response");
    JsonNode json = side.path("json");
    if (json.isObject() && !json.isEmpty()) {
      byte[] bytes = JSON.writeValueAsBytes(json);
      return changes(input ? BodyTexts.ofRequest(bytes) : BodyTexts.ofAnswer(bytes), subject);
    }
    JsonNode text = side.path("text");
    return text.isString() && subject.parts().size() == 1
        ? change(0, subject.parts().getFirst().text(), text.stringValue())
        : List.of();
  }

  /** Texts may be others; that there are more, fewer or elsewhere is not for a check to say. */
  private static List<Place> changes(@Nullable List<TextPart> texts, Subject subject) {
    Map<String, String> after = byPointer(texts == null ? List.of() : texts);
    if (!after.keySet().equals(byPointer(subject.parts()).keySet())) {
      throw new Unanswered(
          "The server that is asked changed more than the texts, so that nobody knows where they"
              + " belong.");
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < subject.parts().size(); i++) {
      TextPart part = subject.parts().get(i);
      places.addAll(change(i, part.text(), after.getOrDefault(part.pointer(), part.text())));
    }
    return List.copyOf(places);
  }

  private static Map<String, String> byPointer(List<TextPart> parts) {
    Map<String, String> texts = new HashMap<>();
    parts.forEach(part -> texts.put(part.pointer(), part.text()));
    return texts;
  }

  private static List<Place> change(int part, String before, String after) {
    return before.equals(after)
        ? List.of()
        : List.of(new Place(part, new Finding(0, before.length(), KIND, after)));
  }
}
