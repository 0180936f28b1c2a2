package io.turnpike.routing.dialects.completions;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A legacy completion as a chat completion with one message. What chat has not is refused unless it
 * asks for nothing; all else is called the same there.
 */
final class PromptTranslation {

  private PromptTranslation() {}

  /** Throws {@link Untranslatable}. */
  static Canonical of(RequestScan completion, Operation chat) {
    ObjectNode request = JsonTree.object(completion.body());
    Prompt prompt = Prompt.of(completion.body(), completion.member(Prompt.FIELD));
    request.remove(Prompt.FIELD);
    leaveOut(request, "echo", value -> value.asBoolean(false));
    leaveOut(request, "suffix", value -> !value.asString("").isEmpty());
    leaveOut(request, "best_of", value -> value.asInt(0) != 1);
    leaveOut(request, "logprobs", _ -> true);
    request.putArray("messages").addObject().put("role", "user").put("content", text(prompt));
    return new Canonical(
        chat,
        chat.scan(null, JsonTree.bytes(request)),
        List.of(),
        new TextAnswers(chat.dialect(), completion.wantsUsage()));
  }

  private static String text(Prompt prompt) {
    String text = prompt.text();
    if (text == null) {
      throw unsupported(Prompt.FIELD, "it gets one prompt, and in words");
    }
    return text;
  }

  private static void leaveOut(ObjectNode request, String field, Asks asks) {
    JsonNode value = request.path(field);
    if (JsonTree.isGiven(value) && asks.forSomething(value)) {
      throw unsupported(field, "it cannot do that");
    }
    request.remove(field);
  }

  private static Untranslatable unsupported(String field, String why) {
    return Untranslatable.unsupported(
        field, "the model is asked for a chat completion, and " + why + ".");
  }

  private interface Asks {

    boolean forSomething(JsonNode value);
  }
}
