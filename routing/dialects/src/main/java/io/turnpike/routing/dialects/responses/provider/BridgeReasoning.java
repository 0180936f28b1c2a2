package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How much thought goes into an answer, and whether its client wants to read of it. */
final class BridgeReasoning {

  private static final String EFFORT = "effort";

  private final ObjectNode to;
  private final LostFields lost;

  BridgeReasoning(ObjectNode to, LostFields lost) {
    this.to = to;
    this.lost = lost;
  }

  void read(ObjectNode from) {
    JsonNode thinking = from.path("thinking");
    ObjectNode reasoning = JsonTree.object();
    JsonNode effort = from.path("reasoning_effort");
    if (JsonTree.isGiven(effort)) {
      reasoning.set(EFFORT, effort);
    } else if (BridgeTree.type(thinking).equals("disabled")) {
      reasoning.put(EFFORT, "none");
    }
    if (isShown(from, thinking)) {
      reasoning.put("summary", "auto");
    }
    if (thinking.has("budget_tokens")) {
      lost.add("thinking.budget_tokens");
    }
    if (!reasoning.isEmpty()) {
      to.set("reasoning", reasoning);
    }
  }

  /** Clients of chat completions have no standing word for it; these two are in use. */
  private static boolean isShown(ObjectNode from, JsonNode thinking) {
    if (from.path("include_reasoning").isBoolean()) {
      return from.path("include_reasoning").booleanValue();
    }
    return thinking.isObject()
        && !BridgeTree.type(thinking).equals("disabled")
        && !thinking.path("display").asString("").equals("omitted");
  }
}
