package io.turnpike.routing.dialects.gemini.client.embed;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.gemini.client.CamelNames;
import io.turnpike.routing.dialects.gemini.client.Shape;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Contents to be embedded, one or many, as a request for embeddings. */
public final class EmbedTranslation {

  private static final String LENGTH = "outputDimensionality";

  private final ArrayNode inputs = JsonTree.array();
  private final List<String> dropped = new ArrayList<>();
  private @Nullable JsonNode length;

  private EmbedTranslation() {}

  /**
   * Throws {@link Untranslatable} for what OpenAI's embeddings cannot say.
   *
   * @param embeddings the operation that is the canonical form
   * @param model null when the client names none
   * @param many whether the body holds several requests
   */
  public static Canonical of(
      Operation embeddings, @Nullable String model, boolean many, byte[] body) {
    ObjectNode from = CamelNames.of(JsonTree.object(body));
    EmbedTranslation translation = new EmbedTranslation();
    if (many) {
      translation.readAll(from);
    } else {
      translation.read(from, "");
    }
    return new Canonical(
        embeddings,
        embeddings.scan(null, translation.write(model)),
        List.copyOf(translation.dropped),
        new EmbeddedAnswers(many));
  }

  private void readAll(ObjectNode from) {
    List<JsonNode> requests = Shape.list(from.path("requests"), "requests");
    for (int i = 0; i < requests.size(); i++) {
      read(requests.get(i), "requests[" + i + "].");
    }
    Shape.require(!inputs.isEmpty(), "requests", "an array of at least one request");
  }

  private void read(JsonNode request, String field) {
    inputs.add(text(request.path("content"), field + "content"));
    JsonNode wanted = request.path(LENGTH);
    JsonNode known = length;
    if (known != null && !known.equals(wanted)) {
      throw Untranslatable.unsupported(field + LENGTH, "all of a batch must want the same.");
    }
    length = wanted;
    request.propertyStream().forEach(it -> field(it.getKey(), it.getValue(), field));
  }

  private void field(String name, JsonNode value, String field) {
    switch (name) {
      case "model", "content", LENGTH -> {}
      case "taskType", "title", "autoTruncate" -> drop(name, value);
      default -> {
        if (JsonTree.isGiven(value)) {
          throw Shape.unsupported(field + name);
        }
      }
    }
  }

  private void drop(String name, JsonNode value) {
    if (JsonTree.isGiven(value) && !dropped.contains(name)) {
      dropped.add(name);
    }
  }

  private static String text(JsonNode content, String field) {
    StringBuilder text = new StringBuilder();
    List<JsonNode> parts = Shape.list(content.path("parts"), field + ".parts");
    Shape.require(!parts.isEmpty(), field + ".parts", "an array with text");
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : "\n")
          .append(Shape.text(parts.get(i).path("text"), field + ".parts[" + i + "].text"));
    }
    return text.toString();
  }

  private byte[] write(@Nullable String model) {
    ObjectNode to = JsonTree.object();
    if (model != null) {
      to.put("model", model);
    }
    to.set("input", inputs);
    to.put("encoding_format", "float");
    if (length != null && JsonTree.isGiven(length)) {
      to.set("dimensions", length);
    }
    return JsonTree.bytes(to);
  }
}
