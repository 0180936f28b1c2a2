package io.turnpike.app.api.guardrails;

import io.turnpike.routing.guard.NamedSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A set as it is answered: its document's members as they were written. */
record SetView(
    String name,
    int version,
    @Nullable JsonNode scope,
    JsonNode inputGuardrails,
    JsonNode outputGuardrails,
    boolean observe,
    String author,
    Instant savedAt) {

  static SetView of(NamedSet set) {
    JsonNode document = JsonMapper.shared().readTree(set.document());
    return new SetView(
        set.name(),
        set.version(),
        document.get("scope"),
        list(document, "input_guardrails"),
        list(document, "output_guardrails"),
        set.observed(),
        set.author(),
        set.savedAt());
  }

  private static JsonNode list(JsonNode document, String key) {
    JsonNode list = document.get(key);
    return list == null ? JsonNodeFactory.instance.arrayNode() : list;
  }
}
