package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.ModelEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Models in OpenAI's shape. */
final class ChatModels {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ChatModels() {}

  static byte[] list(List<ModelEntry> models) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("object", "list");
    page.put("data", models.stream().map(ChatModels::fields).toList());
    return JSON.writeValueAsBytes(page);
  }

  static byte[] one(ModelEntry model) {
    return JSON.writeValueAsBytes(fields(model));
  }

  private static Map<String, Object> fields(ModelEntry model) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", model.id());
    fields.put("object", "model");
    fields.put("created", 0);
    fields.put("owned_by", model.connection());
    return fields;
  }
}
