package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A request for a response as one for a chat completion, and the way back for its answer. */
public final class ResponsesTranslation {

  private ResponsesTranslation() {}

  /**
   * What became of a request.
   *
   * @param chat a body with {@code messages}
   * @param warnings fields that were left out and change nothing of what is meant
   */
  public record TranslatedResponses(
      byte[] chat, List<String> warnings, AnswerTranslation answers) {}

  /**
   * Throws {@link Untranslatable} for what a provider that keeps nothing and has no tools of its
   * own cannot do.
   *
   * @param body a JSON object
   * @param slots whether what only its vendor can read goes along, in slots of the canonical form
   */
  public static TranslatedResponses of(byte[] body, boolean slots) {
    ObjectNode from = JsonTree.object(body);
    ObjectNode to = JsonTree.object();
    List<String> warnings = new ArrayList<>();
    ToolNames names = new ToolNames();
    new ChatParameters(from, to, warnings).read();
    new ChatTools(from, to, names, warnings).read();
    new InputItems(to.putArray("messages"), slots, warnings)
        .read(from.path("instructions"), from.path("input"));
    return new TranslatedResponses(
        JsonTree.bytes(to), List.copyOf(warnings), new ResponseAnswers(names, Echo.of(from)));
  }
}
