package io.turnpike.routing.config;

import io.turnpike.routing.RoutePlan.Override;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code override_params}: top-level request fields a target sets, whatever the client sent. */
final class OverrideParams {

  static final int MOST = 50;
  static final int LONGEST_NAME = 128;

  private static final String KEY = "override_params";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** With these set, the client would get another kind of answer, or to another question. */
  private static final List<String> CLIENTS_OWN = List.of("stream", "stream_options", "messages");

  private OverrideParams() {}

  static List<Override> read(Fields node) {
    JsonNode params = node.get(KEY);
    if (params == null) {
      return List.of();
    }
    Pointer at = node.at().to(KEY);
    if (!params.isObject() || params.isEmpty() || params.size() > MOST) {
      node.mistakes().add(at, "must be an object of 1 to " + MOST + " request fields.");
      return List.of();
    }
    return each(params, at, node.mistakes());
  }

  private static List<Override> each(JsonNode params, Pointer at, Mistakes mistakes) {
    List<Override> overrides = new ArrayList<>();
    for (Map.Entry<String, JsonNode> param : params.properties()) {
      if (sound(param.getKey(), param.getValue(), at.to(param.getKey()), mistakes)) {
        overrides.add(override(param.getKey(), param.getValue()));
      }
    }
    return overrides;
  }

  private static boolean sound(String field, JsonNode value, Pointer at, Mistakes mistakes) {
    String wrong = wrong(field, value);
    if (wrong != null) {
      mistakes.add(at, wrong);
    }
    return wrong == null;
  }

  private static @Nullable String wrong(String field, JsonNode value) {
    if (CLIENTS_OWN.contains(field)) {
      return Spelling.quoted(field) + " is the client's own and cannot be overridden.";
    }
    if (field.isEmpty() || field.length() > LONGEST_NAME) {
      return "must have a name of 1 to " + LONGEST_NAME + " characters.";
    }
    boolean nameless = !value.isString() || value.stringValue().isBlank();
    return field.equals("model") && nameless ? "must be the name of a model." : null;
  }

  private static Override override(String field, JsonNode value) {
    String text = value.isString() ? value.stringValue() : null;
    return new Override(field, JSON.writeValueAsBytes(value), text);
  }
}
