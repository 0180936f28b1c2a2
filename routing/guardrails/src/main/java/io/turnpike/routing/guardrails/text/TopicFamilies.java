package io.turnpike.routing.guardrails.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Words and phrases by topic, as the product ships them. */
final class TopicFamilies {

  static final Map<String, List<String>> ALL = read();

  private TopicFamilies() {}

  private static Map<String, List<String>> read() {
    Map<String, List<String>> all = new TreeMap<>();
    tree()
        .properties()
        .forEach(
            topic ->
                all.put(
                    topic.getKey(),
                    topic.getValue().valueStream().map(JsonNode::stringValue).toList()));
    return Map.copyOf(all);
  }

  private static JsonNode tree() {
    try (InputStream in = TopicFamilies.class.getResourceAsStream("/guardrails/topics.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in, "guardrails/topics.json"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
