package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of models as {@code GET /v1beta/models} gives them, all on one page. */
final class GeminiModels {

  private GeminiModels() {}

  static byte[] page(List<ModelEntry> models) {
    ObjectNode page = JsonTree.object();
    ArrayNode list = page.putArray("models");
    models.forEach(model -> list.add(entry(model)));
    return JsonTree.bytes(page);
  }

  static byte[] one(ModelEntry model) {
    return JsonTree.bytes(entry(model));
  }

  private static ObjectNode entry(ModelEntry model) {
    ObjectNode entry =
        JsonTree.object().put("name", "models/" + model.id()).put("displayName", model.title());
    if (model.card() != null) {
      limit(entry, "inputTokenLimit", model.card().contextTokens());
      limit(entry, "outputTokenLimit", model.card().maxOutputTokens());
    }
    entry
        .putArray("supportedGenerationMethods")
        .add("generateContent")
        .add("streamGenerateContent")
        .add("countTokens");
    return entry;
  }

  private static void limit(ObjectNode entry, String name, long tokens) {
    if (tokens > 0) {
      entry.put(name, tokens);
    }
  }
}
