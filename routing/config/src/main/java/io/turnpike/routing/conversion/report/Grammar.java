package io.turnpike.routing.conversion.report;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.config.DocumentLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether our language takes a piece as it is, asked by compiling a small document around it. So a
 * translation knows what the language knows, and nothing has to be said twice.
 */
public final class Grammar {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Grammar() {}

  /** Null when a target may say this; the reason otherwise. */
  public static @Nullable String refusal(String key, JsonNode value) {
    return first(target("x").set(key, value));
  }

  /** Null when a strategy of this mode, or of that sort, may say this; the reason otherwise. */
  public static @Nullable String refusal(String mode, String key, JsonNode value) {
    ObjectNode strategy = JSON.objectNode().put("mode", mode);
    strategy.set(key, value);
    return first(branch(strategy));
  }

  /** Null when a condition may ask this; the reason otherwise. */
  public static @Nullable String queryRefusal(JsonNode query) {
    ObjectNode condition = JSON.objectNode().put("then", "x");
    condition.set("query", query);
    return refusal("conditional", "conditions", JSON.arrayNode().add(condition));
  }

  /** Whether a piece may stay; what is refused is noted as left out. */
  public static boolean keeps(Source piece, @Nullable String refusal) {
    if (refusal != null) {
      piece.lost(leftOut(refusal));
    }
    return refusal == null;
  }

  /** A finding's sentence about what the language refuses. */
  public static String leftOut(String refusal) {
    return refusal.startsWith("\"")
        ? "Left out: " + refusal.replaceFirst(" It may have .*", "")
        : "Left out, because it " + refusal;
  }

  private static ObjectNode branch(ObjectNode strategy) {
    ObjectNode node = JSON.objectNode();
    node.set("strategy", strategy);
    node.putArray("targets").add(target("x")).add(target("y"));
    return node;
  }

  private static ObjectNode target(String name) {
    return JSON.objectNode().put("name", name).put("provider", "@" + name);
  }

  private static @Nullable String first(JsonNode document) {
    List<Mistake> mistakes = DocumentLanguage.mistakes(document.toString());
    return mistakes.isEmpty() ? null : mistakes.getFirst().message();
  }
}
