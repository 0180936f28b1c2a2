package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request to generate content as a chat completion. Each of its fields is carried over, is
 * known to change nothing of what is meant, or ends it; none is overlooked.
 */
public final class GenerateTranslation {

  private static final String TOP_K = "top_k";

  private final ObjectNode from;
  private final ObjectNode to = JsonTree.object();
  private final List<String> dropped = new ArrayList<>();

  private GenerateTranslation(ObjectNode from) {
    this.from = from;
  }

  /** How an answer comes. */
  public enum Delivery {
    WHOLE,
    /** Server-sent events. */
    EVENTS,
    /** One JSON array, an element at a time. */
    ARRAY
  }

  /**
   * Throws {@link Untranslatable} for what chat completions cannot say.
   *
   * @param chat the operation that is the canonical form
   * @param model null when the client names none
   */
  public static Canonical of(
      Operation chat, @Nullable String model, Delivery delivery, byte[] body) {
    ObjectNode request = CamelNames.of(JsonTree.object(body));
    return new GenerateTranslation(request).translate(chat, model, delivery);
  }

  private Canonical translate(Operation chat, @Nullable String model, Delivery delivery) {
    if (model != null) {
      to.put("model", model);
    }
    if (delivery != Delivery.WHOLE) {
      to.put("stream", true);
    }
    from.propertyStream().forEach(field -> field(field.getKey(), field.getValue()));
    new ChatMessages(to.putArray("messages"), dropped)
        .read(from.path("systemInstruction"), from.path("contents"));
    boolean thoughts = new GenerationSettings(to, dropped).read(from.path("generationConfig"));
    new FunctionTools(to, dropped).read(from.path("tools"), from.path("toolConfig"));
    Canonical whole =
        new Canonical(
            chat,
            chat.scan(null, JsonTree.bytes(to)),
            List.copyOf(dropped),
            new GeneratedAnswers(delivery, thoughts));
    return to.has(TOP_K) ? new Plain(whole).orWhole() : whole;
  }

  /** OpenAI and most who speak like it refuse a draw among the first few. */
  private record Plain(Canonical whole) {

    Canonical orWhole() {
      return new Canonical(
          whole.operation(), whole.request(), whole.warnings(), whole.answers(), this::plain);
    }

    private Canonical plain() {
      List<String> warnings = new ArrayList<>(whole.warnings());
      warnings.add("generationConfig.topK");
      return new Canonical(
          whole.operation(),
          whole.request().rewritten(Set.of(TOP_K), null),
          List.copyOf(warnings),
          whole.answers());
    }
  }

  private void field(String name, JsonNode value) {
    switch (name) {
      case "model", "contents", "systemInstruction", "generationConfig", "tools", "toolConfig" -> {}
      case "safetySettings", "labels" -> drop(name, value);
      default -> {
        if (JsonTree.isGiven(value)) {
          throw Shape.unsupported(name);
        }
      }
    }
  }

  private void drop(String name, JsonNode value) {
    if (!value.isEmpty()) {
      dropped.add(name);
    }
  }
}
