package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.plan.Target.Override;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code override_params} and {@code default_params}: top-level request fields a target sets,
 * whatever the client sent, or where it sent none.
 */
public final class ParamsReader {

  static final int MOST = 50;
  static final int LONGEST_NAME = 128;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** With these set, the client would get another kind of answer, or to another question. */
  private static final List<String> CLIENTS_OWN = List.of("stream", "stream_options", "messages");

  private ParamsReader() {}

  static List<Override> read(Fields node, String key) {
    JsonNode params = node.get(key);
    if (params == null) {
      return List.of();
    }
    if (!params.isObject() || params.isEmpty() || params.size() > MOST) {
      node.mistake(key, "must be an object of 1 to " + MOST + " request fields.");
      return List.of();
    }
    return each(params, node.place(key), node.findings());
  }

  public static Override override(String field, JsonNode value) {
    String text = value.isString() ? value.stringValue() : null;
    return new Override(field, JSON.writeValueAsBytes(value), text);
  }

  private static List<Override> each(JsonNode params, Pointer at, Findings findings) {
    List<Override> overrides = new ArrayList<>();
    for (Map.Entry<String, JsonNode> param : params.properties()) {
      String wrong = wrong(param.getKey(), param.getValue());
      if (wrong == null) {
        overrides.add(override(param.getKey(), param.getValue()));
      } else {
        findings.mistake(at.to(param.getKey()), wrong);
      }
    }
    return overrides;
  }

  private static @Nullable String wrong(String field, JsonNode value) {
    if (CLIENTS_OWN.contains(field)) {
      return Spelling.quoted(field) + " is the client's own and cannot be set.";
    }
    if (field.isEmpty() || field.length() > LONGEST_NAME) {
      return "must have a name of 1 to " + LONGEST_NAME + " characters.";
    }
    boolean nameless = !value.isString() || value.stringValue().isBlank();
    return field.equals("model") && nameless ? "must be the name of a model." : null;
  }
}
