package io.turnpike.routing.gateway.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Models in OpenAI's shape. */
final class ModelJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ModelJson() {}

  static byte[] list(List<ModelList.Listed> models) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("object", "list");
    page.put("data", models.stream().map(ModelJson::fields).toList());
    return JSON.writeValueAsBytes(page);
  }

  static byte[] one(ModelList.Listed model) {
    return JSON.writeValueAsBytes(fields(model));
  }

  private static Map<String, Object> fields(ModelList.Listed model) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", model.id());
    fields.put("object", "model");
    fields.put("created", 0);
    fields.put("owned_by", model.connection());
    return fields;
  }
}
